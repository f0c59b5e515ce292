"""Groups entries into stories and events, and assigns passages to summits: pure functions."""
