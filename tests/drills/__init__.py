"""What the service must outlive: short in the tests, and as long as one likes by hand."""
