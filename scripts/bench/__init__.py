"""Times, sizes and contact sheets of the built site."""
