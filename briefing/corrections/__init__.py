"""The reader's word against the rules': why a story is one, and what is put right."""
