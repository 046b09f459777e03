"""One woman, or many, through a course of life; imports physiology and solver."""
