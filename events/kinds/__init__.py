"""One file a kind: its topic word, its fields, and the facts that follow."""
