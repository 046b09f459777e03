"""Advances any system of equations in time and knows no biology; imports units only."""
