"""Search in the sidebar."""
