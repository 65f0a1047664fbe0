"""Digest and paper in, messages that fit a chat out: pure, without clock, disk or network."""
