"""What follows from the log. Each projection can be thrown away and built again. Imports events."""
