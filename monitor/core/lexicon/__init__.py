"""Word lists that extraction reads by; our own work, kept small and plain."""
