"""What a reader can ask and what is shown; imports trials, simulation and what those import."""
