"""Who says a claim, and what nobody has said."""
