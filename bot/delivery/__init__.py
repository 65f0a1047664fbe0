"""Decides who is owed what, and sends it."""
