"""What builds, serves and tests the site. README.md here has a line for each file."""
