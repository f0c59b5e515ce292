"""Commands that need more than the state: dialogs, workers, files, the terminal."""
