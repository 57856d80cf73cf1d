"""The two panes and what is drawn between them."""
