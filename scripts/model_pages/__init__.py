"""The model described for readers: parameters, fit, functions, other models."""
