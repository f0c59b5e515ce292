"""The key rack: which feeds there are. Finds a page's feeds, and edits feeds.toml.

``find`` asks the network, ``feeds`` adds and removes one feed, ``exchange`` takes and gives lists
of them; each loads only what it needs.
"""
