"""The command line: stdout is the answer, stderr the talk, the exit code the verdict."""
