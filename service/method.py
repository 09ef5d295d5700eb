"""The pages of method: how each answer is worked out, as Markdown and as HTML."""

from functools import cache
from importlib import resources

from markdown_it import MarkdownIt

from projections.views.catalogue import VIEWS

METHODS = {name: view.says for name, view in VIEWS.items()} | {
    "difference": "How a view's answer differs between two moments, why, and by which events.",
    "sensitivity": "What of a view's answer would not stand without each of its sources.",
    "blast-radius": "What a correction or a retraction would change, before it is made.",
    "audit": "The history taken home, and what shows there that nothing was altered, removed or back-dated.",
    "erasure": "What a legal take-down takes away, what stays, and what can still be proved.",
    "witnesses": "Who sees that everybody is shown the same log, what a quorum of them gives, and what no log proves.",
    "citations": "Answers pinned to their moment, which opened again are the same to the byte.",
}
"""What each page is about, in a sentence."""

PAGES = resources.files("service").joinpath("methods")

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")

SCROLLING = '<div class="wide" role="group" aria-label="Table, scrolls sideways" tabindex="0"><table>'


class UnknownMethod(LookupError):
    """No page of method has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No method is called '{name}'; there are {', '.join(METHODS)}.")


def method(name: str) -> str:
    """A page as Markdown. Raises UnknownMethod."""
    if name not in METHODS:
        raise UnknownMethod(name)
    return PAGES.joinpath(f"{name}.md").read_text("utf-8")


@cache
def html(name: str) -> str:
    """A page as HTML, what is wide in it scrolling by itself. Raises UnknownMethod."""
    tokens = MARKDOWN.parse(method(name))
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    written: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return (
        written.replace("<table>", SCROLLING)
        .replace("</table>", "</table></div>")
        .replace("<pre>", '<pre tabindex="0">')
    )
