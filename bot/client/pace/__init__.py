"""How fast calls may go out: arithmetic on times that the caller gives. Pure."""
