"""A plan written as data of any kind, nothing lost: `proof` reads what a writer of `writers` made, and compares."""
