"""Reforms: who holds a bureau's duties on a given day, what became of it, what a planned reform would do."""
