"""The grammar of responsibility clauses: folded characters, names, clauses, sentences, tables, outline."""
