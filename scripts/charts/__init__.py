"""A chart as HTML: its contract, its controls, its picture."""
