"""Bytes of a feed to entries: the foreign shape on one side, ours on the other."""
