"""Django's PostgreSQL engine with cursors whose plans the server keeps."""
