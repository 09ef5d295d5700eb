"""Commands of an auditor: take the log home, and check there that nothing was altered, removed or back-dated."""

from flask.cli import AppGroup

audit = AppGroup("audit", help="History that anyone can check, offline, without trusting us.")
