"""How fast calls may go out: arithmetic on a clock that the caller reads. Pure."""
