"""What composing knows of single languages, one module for each."""
