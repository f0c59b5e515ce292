"""What is measured, one folder or file a question."""
