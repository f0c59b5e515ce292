"""Write briefings and other results as text, Markdown, HTML, JSON and iCalendar.

Every renderer returns one string without a trailing newline.
"""
