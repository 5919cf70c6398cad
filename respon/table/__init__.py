"""Corpora too large for a graph: their actions as a table, asked by ibis expressions that an engine runs as its SQL."""
