"""Tells the threads of a process that it was asked to stop, so that what would go on for ever ends by itself."""

from threading import Event

STOPPING = Event()
"""Set by the first signal to stop; streams and waits look at it, or wait on it instead of sleeping."""
