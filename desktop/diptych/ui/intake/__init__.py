"""What an import brings in: the list of its files, and an article as it will be read."""
