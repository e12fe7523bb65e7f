"""Reading sheets, routines and private pages."""
