"""What turns sources into a site; README.md here has a line for each package."""
