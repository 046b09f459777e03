"""Generated files that pages load: bundles, Pyodide, NumPy, the snapshot, the model archive."""
