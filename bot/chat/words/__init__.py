"""What people type and how it is read: hours, cities, settings. Pure."""
