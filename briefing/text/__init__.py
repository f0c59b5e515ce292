"""Strings in, strings and numbers out: no clock, no IO."""
