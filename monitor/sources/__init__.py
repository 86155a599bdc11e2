"""Where text comes from: seeds, feeds and pages."""
