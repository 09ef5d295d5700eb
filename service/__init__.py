"""The doors of Entente: HTTP and the command line. Imports projections and events."""
