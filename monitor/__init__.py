"""Follow a dispute in the news: who claimed what, and what changed."""
