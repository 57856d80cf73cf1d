"""The stories of the library in the sidebar."""
