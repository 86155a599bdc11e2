"""Rules that name what a pair of assertions differs in, a file for each kind of telling."""
