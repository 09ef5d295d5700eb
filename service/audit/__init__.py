"""What an auditor takes home from the log, and checks there."""
