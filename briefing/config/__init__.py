"""feeds.toml: where it lies, what it says, and where it is wrong."""
