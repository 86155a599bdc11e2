"""What the monitor costs, measured on this machine; see docs/benchmarks.md."""
