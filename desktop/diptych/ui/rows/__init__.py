"""The aligned rows of a pair: what is told alike stands level."""
