"""The list of divergences under the panes."""
