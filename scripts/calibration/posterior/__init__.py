"""How probable parameters are, given the published rows: what is compared, and points found and sampled."""
