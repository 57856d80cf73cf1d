"""What a person can do, without Qt and without algorithms."""
