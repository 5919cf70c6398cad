"""The trade's words: one table, one pass that finds them, and what each makes of a name."""
