"""Commands that print what the service says of itself: its methods, its guides, its settings."""

import os

import click

from service.cli.output import format_option, show
from service.guide import GUIDES
from service.method import METHODS
from service.settings import told


def documenting() -> list[click.Command]:
    """The commands."""
    return [method, guide, settings]


@click.command("method")
@click.argument("name")
def method(name: str) -> None:
    """How an answer is worked out: the page of a view, of 'difference', 'sensitivity' and so on, as Markdown."""
    click.echo(METHODS.page(name), nl=False)


@click.command("guide")
@click.argument("name")
def guide(name: str) -> None:
    """How Entente is run and used: the page of a subject, such as 'operation', as Markdown."""
    click.echo(GUIDES.page(name), nl=False)


@click.command("settings")
@format_option
def settings(form: str) -> None:
    """Every setting with its value, where that comes from, and what it means; secrets are not shown."""
    rows = told(os.environ)
    show(rows, form, tuple(rows[0]))
