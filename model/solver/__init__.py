"""Advance any system of equations in time; imports nothing else of the model."""
