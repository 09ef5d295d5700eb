"""What can be said, and the log that keeps it. Imports nothing of ours."""
