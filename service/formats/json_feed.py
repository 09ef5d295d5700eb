"""JSON Feed 1.1; `next_url` leads to the archive that goes on where a page ends."""

import orjson

from service.formats.feed import Entry, Feed

MEDIA_TYPE = "application/feed+json"


def written(feed: Feed) -> bytes:
    """A feed as JSON Feed."""
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.place,
        **({"next_url": feed.previous} if feed.previous else {}),
        "items": [_item(entry) for entry in feed.entries],
    }
    return orjson.dumps(body, option=orjson.OPT_APPEND_NEWLINE)


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_text": entry.text,
        "date_published": entry.updated,
        "date_modified": entry.updated,
        **({"authors": [{"name": entry.author}]} if entry.author else {}),
        "tags": entry.tags,
    }
