"""Plain text and Markdown, with the tables that text may hold."""
