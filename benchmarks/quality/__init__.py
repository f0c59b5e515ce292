"""How well stories, events and briefings come out on labelled news: ``make quality DATA=FOLDER``.

The rows of each set are served as feeds on loopback, day by day in the order of their publication,
and read back as a reader gets them: nothing here groups or composes anything itself.
"""
