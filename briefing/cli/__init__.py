"""The command line: answers on stdout, messages on stderr, the result as exit code."""
