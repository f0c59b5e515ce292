"""Work off the event loop: the desk thread, the refresh process, changes on disk."""
