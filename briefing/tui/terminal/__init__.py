"""The terminal itself: the driver, its colours, other programs that use it, and shutdown."""
