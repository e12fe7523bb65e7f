"""The pages of what two people talk about, for both of them."""
