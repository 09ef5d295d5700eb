"""Citations as they are told: in words, as JSON, and as reference managers take them: CSL-JSON 1.0, BibTeX and RIS."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from service.citations import Citation
from service.permalink import pinned

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros of BibTeX for the months."""

SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{each: f"\\{each}" for each in "&%$#_"},
    }
)
"""What TeX would obey, and what it is to print instead; braces stay in pairs, as BibTeX counts them."""

ENTRY = """\
@misc{{entente-{id},
  title = {{{{{title}}}}},
  author = {{{{Entente}}}},
  year = {{{year}}},
  month = {month},
  howpublished = {{\\url{{{url}}}}},
  url = {{{url}}},
  version = {{{version}}},
  note = {{{note}}}
}}
"""


RECORD = """\
TY  - DATA
ID  - entente-{id}
TI  - {title}
AU  - Entente
PB  - Entente
PY  - {day:%Y}
DA  - {day:%Y/%m/%d}
Y2  - {day:%Y/%m/%d}
ET  - {version}
UR  - {url}
N1  - {note}
ER  - 
"""  # noqa: W291 (the last tag of RIS ends with a space)

WORDS = 'Entente. "{title}". Version {version}. Accessed {day.day} {day:%B} {day.year}. {url}. {note}\n'


def plain(citation: Citation) -> dict[str, Any]:
    """A citation as JSON."""
    return {
        "id": str(citation.id),
        "permalink": citation.permalink,
        "position": citation.position,
        "sha256": citation.digest.hex(),
        "rests_on": [str(development) for development in citation.rests_on],
        "title": citation.title,
        "author": citation.author,
        "version": citation.version,
        "cited_at": citation.cited_at,
    }


def csl(citation: Citation, url: str) -> dict[str, Any]:
    """A citation as an item of CSL-JSON, with the absolute address of what is cited."""
    day = {"date-parts": [[citation.cited_at.year, citation.cited_at.month, citation.cited_at.day]]}
    return {
        "id": f"entente-{citation.id}",
        "type": "dataset",
        "title": title(citation),
        "author": [{"literal": "Entente"}],
        "publisher": "Entente",
        "issued": day,
        "accessed": day,
        "URL": url,
        "version": citation.version,
        "note": note(citation),
    }


def bibtex(citation: Citation, url: str) -> str:
    """A citation as an entry of BibTeX, with the absolute address of what is cited."""
    at: datetime = citation.cited_at
    return ENTRY.format(
        id=citation.id,
        title=escaped(title(citation)),
        year=at.year,
        month=MONTHS[at.month - 1],
        url=url,
        version=escaped(citation.version),
        note=escaped(note(citation)),
    )


def ris(citation: Citation, url: str) -> str:
    """A citation as a record of RIS, with the absolute address of what is cited."""
    return _filled(RECORD, citation, url).replace("\n", "\r\n")


def words(citation: Citation, url: str) -> str:
    """A citation as a sentence for a footnote, with the absolute address of what is cited."""
    return _filled(WORDS, citation, url)


def _filled(form: str, citation: Citation, url: str) -> str:
    one_line = " ".join(title(citation).split())
    told = {"title": one_line, "version": citation.version, "note": note(citation)}
    return form.format(id=citation.id, day=citation.cited_at, url=url, **told)


def title(citation: Citation) -> str:
    """The title that was given, or else what was asked."""
    return citation.title or f"Entente: {urlsplit(citation.permalink).path.removeprefix('/v1/')}"


def note(citation: Citation) -> str:
    """What it takes to have the same answer again and to know it for the same."""
    told = pinned(citation.permalink)
    before = f", compared with {_moment(told, 'from_')}" if "from_known_at" in told else ""
    by = f" Cited by {citation.author} as {citation.id}." if citation.author else ""
    return f"As of {_moment(told)}{before}. SHA-256 of the answer: {citation.digest.hex()}.{by}"


def _moment(told: Mapping[str, str], prefix: str = "") -> str:
    day, published, known = (told[f"{prefix}{name}"] for name in ("valid_on", "published_by", "known_at"))
    return f"{day}, published by {published}, known at position {known}"


def escaped(text: str) -> str:
    """A text on one line, as TeX prints it."""
    return " ".join(text.split()).translate(SPECIAL)
