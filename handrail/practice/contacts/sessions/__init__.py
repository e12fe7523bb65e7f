"""One session is one contact: which appointment a talk was, what it was, and asking after one."""
