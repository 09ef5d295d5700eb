"""Atom (RFC 4287), its archives by RFC 5005: `prev-archive` leads to the one that goes on where a page ends.

It writes XML and reads none.
"""

import re
from xml.etree import ElementTree as Xml

from service.formats.feed import Entry, Feed

MEDIA_TYPE = "application/atom+xml"

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"

for prefix, namespace in (("", ATOM), ("fh", HISTORY)):
    Xml.register_namespace(prefix, namespace[1:-1])

UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What a document of XML 1.0 cannot hold in any spelling."""


def written(feed: Feed) -> bytes:
    """A feed as Atom."""
    root = Xml.Element(f"{ATOM}feed")
    for name, text in (("id", feed.id), ("title", feed.title), ("updated", feed.updated.isoformat())):
        _add(root, name, text)
    _add(_add(root, "author"), "name", "Entente")
    for relation, place in (
        ("self", feed.place),
        ("current", feed.current),
        ("prev-archive", feed.previous),
        ("alternate", feed.home),
    ):
        if place:
            _add(root, "link", rel=relation, href=place)
    if feed.archived:
        Xml.SubElement(root, f"{HISTORY}archive")
    for entry in feed.entries:
        _write(_add(root, "entry"), entry)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _write(element: Xml.Element, entry: Entry) -> None:
    for name, text in (("id", entry.id), ("title", entry.title), ("updated", entry.updated.isoformat())):
        _add(element, name, text)
    if entry.author:
        _add(_add(element, "author"), "name", entry.author)
    _add(element, "link", rel="alternate", href=entry.link)
    for tag in entry.tags:
        _add(element, "category", term=tag)
    _add(element, "content", entry.text, type="text")


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, f"{ATOM}{name}", attributes)
    child.text = text and UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return child
