"""Text before it is painted: spans, rows and blocks, wrapping, layout, paging, words for times.

Nothing here knows the state or Textual; only cell widths come from Rich.
"""
