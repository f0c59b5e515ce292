"""Measures stories, events and briefings on labelled news: ``make quality DATA=FOLDER``.

The rows of each set are served as feeds on loopback, day by day in the order of their publication,
and the results are read as a reader gets them: nothing here groups or composes by itself.
"""
