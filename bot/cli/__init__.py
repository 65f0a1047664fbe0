"""The commands of ``papergram``, one module for each. A command turns arguments into lines."""
