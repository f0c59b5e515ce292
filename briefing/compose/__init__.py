"""Stories and passages to what a person reads: each fact once. Pure; no clock, no IO."""
