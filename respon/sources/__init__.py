"""Data files in: YAML, JSON and JSON Lines, files and folders, read into one Plan by `plan.read`."""
