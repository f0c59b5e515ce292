"""The state of the main screen, and the functions that a key or a message applies to it.

Pure: no Textual, no IO; effects say what to do outside.
"""
