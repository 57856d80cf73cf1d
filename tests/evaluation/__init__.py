"""Adapters between the program and the data sets it is measured on, one module a set."""
