"""The demo: the whole bot on this machine, without a token and without a network."""
