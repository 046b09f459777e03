"""All HTML of the project, and the one function that renders it."""
