"""What writes the parts of the documentation that can be generated. Not installed."""
