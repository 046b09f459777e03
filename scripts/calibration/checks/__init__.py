"""How far the fit can be trusted: trials left out, what outcomes hang on, how well each position is supported."""
