"""Webhooks on the past: whoever subscribes is told when our answer to a question at a fixed moment changes."""
