"""feeds.toml: find it, read it, report its errors, and edit it."""
