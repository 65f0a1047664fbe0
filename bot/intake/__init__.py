"""Reads the text of a report into a digest."""
