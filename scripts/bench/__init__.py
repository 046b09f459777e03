"""Times, sizes and contact sheets of the built site, and thousands of random requests to the model."""
