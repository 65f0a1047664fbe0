"""The demo: the whole bot on this machine, without a token or a network."""
