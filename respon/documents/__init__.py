"""Official documents in: their text, its outline and clauses, and the assignments it states."""
