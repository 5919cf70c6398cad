"""Saved web pages: what a reader sees of them, and where it stands in the source."""
