"""What a text has told so far, and who is meant by “they” and “the company”."""
