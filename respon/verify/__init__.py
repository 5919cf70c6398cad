"""Proving: each assignment of the data is looked for in the words it rests on."""
