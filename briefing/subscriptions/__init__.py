"""The feeds and summits that are followed: find new ones, and edit feeds.toml.

``discover`` finds the feeds of a page over the network, ``feeds`` adds and removes a feed,
``opml_lists`` imports and exports lists of feeds, ``summits`` adds proposed summits,
``first_config`` writes the first feeds.toml. Each loads only what it needs.
"""
