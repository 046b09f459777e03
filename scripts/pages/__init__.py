"""What MkDocs loads: the macros of the pages, and the reload while serving."""
