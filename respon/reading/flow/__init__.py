"""Flowing text: lines made into paragraphs, page furniture undone."""
