"""The pages of method: how each view is worked out, as Markdown and as HTML."""

from functools import cache
from importlib import resources

from markdown_it import MarkdownIt

from projections.views.catalogue import VIEWS

PAGES = resources.files("service").joinpath("methods")

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")

SCROLLING = '<div class="wide" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table>'


class UnknownView(LookupError):
    """No view has this name."""

    def __init__(self, view: str) -> None:
        super().__init__(f"No view is called '{view}'; there are {', '.join(VIEWS)}.")


def method(view: str) -> str:
    """The page of a view as Markdown. Raises UnknownView."""
    if view not in VIEWS:
        raise UnknownView(view)
    return PAGES.joinpath(f"{view}.md").read_text("utf-8")


@cache
def html(view: str) -> str:
    """The page of a view as HTML, what is wide in it scrolling by itself. Raises UnknownView."""
    tokens = MARKDOWN.parse(method(view))
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    written: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return (
        written.replace("<table>", SCROLLING)
        .replace("</table>", "</table></div>")
        .replace("<pre>", '<pre tabindex="0">')
    )
