"""Archives in the field's own formats: how each is read, and how it comes into the log."""
