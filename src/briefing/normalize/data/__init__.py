"""Data files of the front end, read through importlib.resources."""
