"""Character encodings: the bytes of a document to text."""
