"""What several charts say and draw in the same way; imports no chart."""
