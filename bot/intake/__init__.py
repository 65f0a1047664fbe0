"""Text in, digest out: the first step of a paper's way."""
