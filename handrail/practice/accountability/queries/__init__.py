"""What is read: agreements and signatures, promises and what was said of them, what is asked."""
