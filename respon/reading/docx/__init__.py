"""Word documents: their markup, styles and numbering."""
