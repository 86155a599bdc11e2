"""The ledger: one SQLite file."""
