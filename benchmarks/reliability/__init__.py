"""Whether refreshes that are killed, or run at once, or run very often, lose anything."""
