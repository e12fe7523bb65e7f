urlpatterns = []
app_name = "accountability"
