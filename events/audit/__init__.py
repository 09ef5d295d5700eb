"""History that anyone can check: the tree over the log, signed checkpoints, leaves, proofs. Knows no database."""
