"""Flowing text: lines made into paragraphs, page furniture undone, Markdown's marks taken off."""
