"""The articles in the sidebar."""
