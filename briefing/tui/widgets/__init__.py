"""The Textual widgets of our own and the key bindings: what paints blocks and takes keys."""
