"""Pages of documentation that the service brings along: read as Markdown, served as HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")

PICTURES = "../pictures/"
"""Where the pictures of pages are: those of another place are not shown."""

SCROLLING = '<div class="wide" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table>'


class UnknownPage(LookupError):
    """No page has this name."""

    def __init__(self, sort: str, name: str, known: Mapping[str, str]) -> None:
        super().__init__(f"No {sort} is called '{name}'; there are {', '.join(known)}.")


@dataclass(frozen=True)
class Shelf:
    """Pages of one sort, each with what it is about in a sentence.

    A line `{name}` of a page stands for what the function of that name in `parts` writes.
    """

    sort: str
    says: str
    pages: Mapping[str, str]
    parts: Mapping[str, Callable[[], str]] = field(default_factory=dict)

    @property
    def folder(self) -> Traversable:
        """Where the pages are."""
        return resources.files("service").joinpath(f"{self.sort}s")

    def page(self, name: str) -> str:
        """A page as Markdown. Raises UnknownPage."""
        if name not in self.pages:
            raise UnknownPage(self.sort, name, self.pages)
        text = self.folder.joinpath(f"{name}.md").read_text("utf-8")
        for part, written in self.parts.items():
            text = text.replace(f"\n{{{part}}}\n", f"\n{written()}\n")
        return text


@cache
def html(markdown: str) -> str:
    """A page as HTML, what is wide in it scrolling by itself."""
    tokens = MARKDOWN.parse(markdown)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
        for child in token.children or ():
            if child.type == "image" and not str(child.attrs["src"]).startswith(PICTURES):
                child.type = "text"
    written: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return (
        written.replace("<table>", SCROLLING)
        .replace("</table>", "</table></div>")
        .replace("<pre>", '<pre tabindex="0">')
    )
