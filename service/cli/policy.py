"""A policy as an option: a file of C2SP tlog-policy."""

from pathlib import Path

import click

from events.audit.policy import InvalidPolicy, Policy


class PolicyFile(click.ParamType[Policy]):
    """A file that says which logs and witnesses are believed, and how many of them it takes."""

    name = "file"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Policy:
        """The policy."""
        try:
            return Policy.parse(Path(value).read_bytes())
        except (OSError, InvalidPolicy) as error:
            self.fail(str(error), param, ctx)
