"""Pdf files with a text layer: pages made into lines and tables."""
