"""Styled text, its wrapping and its layout. Pure: no Textual."""
