"""From words to clauses: which word is a verb here, what its subject is, what hangs on what."""
