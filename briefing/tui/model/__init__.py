"""The state of the TUI and the functions that change it. Pure: no Textual, no IO."""
