"""Given developments, as of a moment, then: the promises of Entente, over a real PostgreSQL."""
