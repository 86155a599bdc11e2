"""Pure steps from text to verdicts and digests: no I/O, no clock, no randomness."""
