"""A briefing as a string: text, Markdown, JSON. Values in, one string out, no trailing newline."""
