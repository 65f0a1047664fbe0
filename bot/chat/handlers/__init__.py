"""What answers people: one file for each family of commands and its buttons."""
