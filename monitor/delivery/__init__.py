"""Handing digests over: the outbox, files and mail."""
