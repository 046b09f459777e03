"""Charts of bone over years: a chart is X.py (what is computed) and X_view.py (what is shown)."""
