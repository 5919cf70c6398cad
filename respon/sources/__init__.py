"""Data files in: YAML, JSON and JSON Lines, files and folders, read into one Plan."""

from respon.sources.plan import read

__all__ = ["read"]
