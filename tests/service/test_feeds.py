"""The timeline as a feed: whoever reads it learns of every event, and of what was taken back."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.api import feeds
from service.formats import atom
from service.formats.feed import Feed

HOSTILE = '<script>alert("x")</script> & ]]> =1+1'


def items(world, path="/v1/timeline/feed.json", **asked):
    world.project()
    answer = world.client.get(path, query_string=asked)
    assert (answer.status_code, answer.content_type) == (200, "application/feed+json"), answer.json
    return answer.json["items"]


@pytest.fixture
def told(world):
    """A drill that was told in every way there is, and one that is erased."""
    drill = world.given("drill-held", title=HOSTILE, when="2025-09", status="planned", participants=["CHN", "RUS"])
    world.then(drill, "corrections", reason="The day is known", changes={"when": "2025-09-03"})
    world.then(drill, "corroborations", sources=[{"name": "KCNA", "published": "2025-09-04"}])
    world.then(drill, "status-changes", status="happened")
    world.then(drill, "disputes", reason="Denied", contested_by="x:y")
    world.then(drill, "endings", on="2025-09-05")
    world.then(drill, "retractions", reason="A hoax")
    gone = world.given("visit-made", title="Secret visit", visitors=["PRK"], hosts=["RUS"])
    world.then(gone, "erasures", reason="Asked for", basis="GDPR 17")
    return drill, gone


def test_each_event_is_an_entry_that_says_what_was_changed_by_whom_and_why(world, told):
    _, gone = told
    found = items(world)

    assert [each["title"] for each in found] == [
        f"Erased: {gone}",
        f"Recorded: {gone}",
        *(f"{word}: {HOSTILE}" for word in ("Retracted", "Ended", "Disputed", "Status changed", "Corroborated",
                                            "Corrected", "Recorded")),
    ]  # fmt: skip
    texts = [each["content_text"] for each in found]
    assert texts[0] == "Erased by tester.\nWhy: Asked for\nBasis: GDPR 17"
    assert texts[1] == "What it said was erased."
    assert texts[2] == "Retracted by tester.\nWhy: A hoax\nstatus: disputed → retracted"
    assert texts[3] == "Ended by tester.\nEnded on: 2025-09-05"
    assert "Why: Denied\nContested by: " in texts[4]
    assert texts[4].endswith("status: happened → disputed")
    assert texts[5] == "Status changed by tester.\nstatus: planned → happened"
    assert texts[6] == "Corroborated by tester.\nSource: KCNA, 2025-09-04"
    assert texts[7] == "Corrected by tester.\nWhy: The day is known\nwhen: 2025-09 → 2025-09-03"
    assert 'participants: ["CHN","RUS"]' in texts[8]
    assert all("Secret" not in each for each in texts)
    assert {each["url"] for each in found} == {f"http://localhost/v1/developments/{id_}" for id_ in told}
    assert len({each["id"] for each in found}) == len(found)


def test_a_reader_of_atom_finds_the_same_and_nothing_that_runs(world, told):
    found = items(world)
    answer = world.client.get("/v1/timeline/feed.atom")
    read = feedparser.parse(answer.data)

    assert answer.mimetype == "application/atom+xml"
    assert not read.bozo
    assert [(each.id, each.link, each.updated) for each in read.entries] == [
        (each["id"], each["url"], each["date_modified"]) for each in found
    ]
    document = ElementTree.fromstring(answer.data)
    texts = [each.text for each in document.iter("{http://www.w3.org/2005/Atom}content")]
    titles = [
        each.findtext("{http://www.w3.org/2005/Atom}title")
        for each in document.iter("{http://www.w3.org/2005/Atom}entry")
    ]
    assert texts == [each["content_text"] for each in found]
    assert titles == [each["title"] for each in found]
    assert b"<script" not in answer.data
    assert read.entries[0].author == "tester"
    assert read.feed.id.startswith("urn:uuid:")


@pytest.mark.parametrize("form", ["json", "atom"])
@pytest.mark.parametrize("events", [0, 5, 13])
def test_who_was_away_reads_back_to_what_is_known_and_an_archive_stays_as_it_is(world, monkeypatch, events, form):
    monkeypatch.setattr(feeds, "PAGE", 5)
    who_takes_part = [["CHN"], ["CHN", "RUS"]] * 8
    on_record = [(world.given("drill-held", participants=who), who) for who in who_takes_part[:events]]
    world.project()

    def walked(place):
        pages = {}
        while place:
            assert place not in pages
            answer = world.client.get(place)
            assert answer.status_code == 200, answer.json
            if form == "json":
                links, place_behind = [each["url"] for each in answer.json["items"]], answer.json.get("next_url")
            else:
                read = feedparser.parse(answer.data)
                assert not read.bozo
                links = [each.link for each in read.entries]
                place_behind = next((each.href for each in read.feed.links if each.rel == "prev-archive"), None)
            pages[place], place = (links, answer.data), place_behind
        return pages

    for about, actor in (("", "CHN"), ("?actor=RUS", "RUS")):
        start = f"http://localhost/v1/timeline/feed.{form}{about}"
        pages = walked(start)
        seen = [link.rsplit("/", 1)[1] for links, _ in pages.values() for link in links]
        assert list(dict.fromkeys(seen)) == [id_ for id_, who in reversed(on_record) if actor in who]
        on_record.append((world.given("drill-held", participants=["CHN", "RUS"]), ["CHN", "RUS"]))
        world.project()
        later = walked(start)
        assert all(later[place] == pages[place] for place in pages if place != start and place in later)
        assert [*pages][1:] == [place for place in later if place in pages][1:]
    beyond = world.client.get(f"/v1/timeline/feed.{form}?archive=7")
    assert (beyond.status_code, beyond.json["errors"][0]["field"]) == (422, "archive")


def test_a_feed_is_about_what_was_wanted_before_or_after(world, told):
    drill, gone = told
    other = world.given("visit-made", title="Another visit", visitors=["CHN"], hosts=["PRK"], theatre="East Asia")
    world.then(other, "corrections", reason="It was Russia", changes={"hosts": ["RUS"]})

    def about(**asked):
        return [(each["title"].split(":")[0], each["url"].rsplit("/", 1)[1]) for each in items(world, **asked)]

    erased = ("Erased", gone)
    assert about(actor="PRK") == [("Corrected", other), ("Recorded", other), erased]
    assert about(actor="RUS", kind="visit-made") == [("Corrected", other), erased]
    assert about(theatre="East Asia") == [("Corrected", other), ("Recorded", other), erased]
    assert about(q="another") == [("Corrected", other), ("Recorded", other), erased]
    assert about(sources="KCNA")[-2:] == [("Status changed", drill), ("Corroborated", drill)]
    assert len(about(kind="drill-held")) == 8


def test_the_timeline_leads_to_its_feeds(world, told):
    world.project()
    link = world.client.get("/v1/timeline?actor=CHN&valid_on=2025-09-03").headers["Link"]
    for form in ("atom", "json"):
        [place] = re.findall(rf'<http://localhost(/v1/timeline/feed.{form}[^>]*)>; rel="alternate"', link)
        assert place.endswith("?actor=CHN")
        assert world.client.get(place).status_code == 200


@settings(max_examples=50)
@given(st.text())
def test_any_text_makes_a_document_that_is_read(text):
    now = datetime.now(UTC)
    feed = Feed("urn:uuid:0", text, "http://localhost/", "http://localhost/", None, "http://localhost/", now, ())
    title = ElementTree.fromstring(atom.written(feed)).findtext("{http://www.w3.org/2005/Atom}title")
    assert len(title or "") == len(text.replace("\r\n", "\n"))
