"""Charts of hormones and products: a chart is X.py (what is computed) and X_view.py (what is shown)."""
