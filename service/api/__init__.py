"""The REST interface under `/v1`: an endpoint asks, calls and answers."""
