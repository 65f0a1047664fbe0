"""The commands of ``papergram``, one module each: arguments in, lines out."""
