"""Run a program, show progress, fail in one sentence, write whole files; standard library only."""
