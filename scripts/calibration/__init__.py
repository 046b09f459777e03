"""Fits the model to the published rows and reports how well; the only place that needs SciPy."""
