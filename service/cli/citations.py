"""Commands that cite answers."""

from typing import Any
from uuid import UUID

import click
import orjson
from flask.cli import with_appcontext

from projections.moment import Asked
from service import bibliography
from service.api.blueprint import parts
from service.api.citation_schemas import CiteSchema
from service.api.itself import ask
from service.citations import Citation, cited
from service.citing import cite
from service.cli.output import format_option, show
from service.cli.read import at_moment
from service.permalink import placed


def citing() -> list[click.Command]:
    """The commands."""
    return [_cite, _citation]


@click.command("cite")
@click.argument("address")
@click.option("--author", required=True, help="Who cites.")
@click.option("--title", help="What the citation is to be called.")
@format_option
@with_appcontext
def _cite(form: str, **given: str | None) -> None:
    """Cite what the service answers to ADDRESS, such as '/v1/alliances?actors=CHN,RUS': pin it and keep its digest."""
    said: dict[str, Any] = CiteSchema().load({name: text for name, text in given.items() if text is not None})
    at_moment(Asked())
    citation, _ = cite(parts().pool, ask, placed(said.pop("address"), None), **said)
    _show(citation, form)


REFERENCES = {"bibtex": bibliography.bibtex, "ris": bibliography.ris, "text": bibliography.words}
"""What writes a citation, by the word of `--as`."""


@click.command("citation")
@click.argument("citation", type=click.UUID)
@click.option("--as", "reference", type=click.Choice(["csl", *REFERENCES]), help="For a reference manager instead.")
@click.option("--base", default="http://127.0.0.1:8000", show_default=True, help="Where the permalink is served.")
@format_option
@with_appcontext
def _citation(citation: UUID, reference: str | None, base: str, form: str) -> None:
    """A citation by its id."""
    found = cited(parts().pool, citation)
    url = base.rstrip("/") + found.permalink
    if reference == "csl":
        click.echo(orjson.dumps(bibliography.csl(found, url), option=orjson.OPT_INDENT_2).decode())
    elif reference:
        click.echo(REFERENCES[reference](found, url), nl=False)
    else:
        _show(found, form)


def _show(citation: Citation, form: str) -> None:
    show([bibliography.plain(citation)], form, ("id", "permalink", "position", "sha256", "author", "cited_at"))
