"""Proposing: from an official text to actions and assignments, and to a data file for review."""
