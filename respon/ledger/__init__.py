"""The ledger out to the units and back: a workbook for each to fill in, and what they filled in, merged or told."""
