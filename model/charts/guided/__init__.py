"""What a chart asks of its reader: tasks that the model judges, and guesses before the answer."""
