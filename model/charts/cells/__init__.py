"""Charts of cells and signals: a chart is X.py (what is computed) and X_view.py (what is shown)."""
