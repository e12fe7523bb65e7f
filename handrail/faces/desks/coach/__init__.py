"""The coach's desk: today on one page, and a page for each person.

Promises: one query for the people, whatever their history; reasons in words and at most five at
the top; a person's page with strengths first; everything also without JavaScript.
"""
