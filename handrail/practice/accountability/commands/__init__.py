"""What is written: signatures, promises and their answers, how to be held to it, what is asked."""
