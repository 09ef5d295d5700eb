"""An archive comes in vintage after vintage: what is new, corrected, retracted, and left as it is."""

import pytest

from events.development import identified
from events.errors import Unsigned
from service.importers import jobs, refusals
from service.importers.errors import NotThisFormat, OlderVintage, TooManyRefused
from service.importers.vintages import order
from tests.service.importers.conftest import LINES, ONE, THREE, TWO, archive, became


def trail(world, key):
    """The events of a development."""
    return [entry.topic for entry in world.parts.recorder.stream(identified(key))]


def said(world, key):
    """The newest event of a development."""
    [*_, event] = world.client.get(f"/v1/developments/{identified(key)}/trail").json["events"]
    return event


def test_a_file_that_comes_again_appends_nothing(world, bring):
    assert became(bring(world, archive(ONE, TWO))) == {"read": 2, "new": 2}
    assert became(bring(world, archive(ONE, TWO))) == {"read": 2, "known": 2}
    assert world.head() == 2


def test_a_newer_vintage_appends_only_what_is_new_corrected_or_retracted(world, bring):
    bring(world, archive(ONE, TWO), vintage="4.01")
    newer = archive(TWO.replace("2020-06-01", "2020-06-03"), THREE)
    assert became(bring(world, newer, vintage="5.1")) == {"read": 2, "new": 1, "changed": 1, "retracted": 1}
    assert world.head() == 5
    world.project()
    corrected, retracted = said(world, "drills:2"), said(world, "drills:1")
    assert (corrected["author"], corrected["changes"]) == ("drills", {"when": "2020-06-03"})
    assert corrected["reason"] == "So it stands in the vintage 5.1 of A register of drills."
    assert retracted["reason"] == "It is no more in the vintage 5.1 of A register of drills."
    assert retracted["sources"] == [
        {"name": "A register of drills", "title": "The vintage 5.1 of A register of drills"}
    ]
    assert corrected["correlation_id"] == retracted["correlation_id"] == said(world, "drills:3")["correlation_id"]
    assert became(bring(world, newer, vintage="5.1")) == {"read": 2, "known": 2}


def test_a_field_that_a_newer_vintage_lacks_is_taken_away(world, bring):
    header = b"key,title,when,participants,theatre\n"
    bring(world, header + f"{ONE},Asia\n".encode())
    assert became(bring(world, header + f"{ONE},\n".encode())) == {"read": 1, "changed": 1}
    world.project()
    assert said(world, "drills:1")["changes"] == {"theatre": None}


def test_what_an_archive_takes_back_and_tells_again_is_another_development(world, bring):
    bring(world, archive(ONE, TWO), vintage="1")
    bring(world, archive(TWO), vintage="2")
    assert became(bring(world, archive(ONE, TWO), vintage="3")) == {"read": 2, "new": 1, "known": 1}
    assert trail(world, "drills:1") == ["recorded", "retracted"]
    assert trail(world, "drills:1~2") == ["recorded"]
    assert became(bring(world, archive(ONE, TWO), vintage="3")) == {"read": 2, "known": 2}
    assert became(bring(world, archive(TWO), vintage="4")) == {"read": 1, "known": 1, "retracted": 1}
    assert trail(world, "drills:1~2") == ["recorded", "retracted"]


def test_a_stream_only_adds(world, bring):
    bring(world, archive(ONE), importer=LINES)
    assert became(bring(world, archive(TWO), importer=LINES)) == {"read": 1, "new": 1}
    assert became(bring(world, archive(ONE), importer=LINES)) == {"read": 1, "known": 1}


def test_what_a_desk_has_corrected_stays_until_the_archive_itself_says_otherwise(world, bring):
    bring(world, archive(ONE))
    world.then(str(identified("drills:1")), "corrections", reason="We know better.", changes={"title": "Joint drill"})
    assert became(bring(world, archive(ONE))) == {"read": 1, "known": 1}
    newer = archive(ONE.replace("2020-05-01", "2020-05-02"))
    assert became(bring(world, newer)) == {"read": 1, "changed": 1}
    world.project()
    assert said(world, "drills:1")["changes"] == {"when": "2020-05-02"}
    told = world.client.get(f"/v1/developments/{identified('drills:1')}").json["development"]
    assert (told["title"], told["when"]) == ("Joint drill", "2020-05-02")


def test_what_a_desk_had_corrected_as_the_archive_does_now_needs_no_event(world, bring):
    bring(world, archive(ONE))
    world.then(str(identified("drills:1")), "corrections", reason="A slip.", changes={"when": "2020-05-02"})
    assert became(bring(world, archive(ONE.replace("2020-05-01", "2020-05-02")))) == {"read": 1, "known": 1}


@pytest.mark.parametrize("path", ["retractions", "erasures"])
def test_what_somebody_else_took_away_is_left_so(world, bring, path):
    bring(world, archive(ONE, TWO))
    world.then(
        str(identified("drills:1")), path, reason="It was not so.", **({"basis": "law"} if path[0] == "e" else {})
    )
    head = world.head()
    assert became(bring(world, archive(ONE, TWO))) == {"read": 2, "known": 1, "left": 1}
    assert became(bring(world, archive(TWO))) == {"read": 1, "known": 1}
    assert world.head() == head


def test_a_dry_run_tells_the_same_and_appends_nothing(world, bring):
    bring(world, archive(ONE, TWO), vintage="1")
    newer = archive(TWO.replace("Air", "Big air"), THREE, "4,No date,never,CHN RUS", "3,Again,2020-01-01,CHN PRK")
    told = became(bring(world, newer, vintage="2", dry_run=True))
    assert told == {"read": 4, "new": 1, "changed": 1, "retracted": 1, "refused": 2}
    assert world.head() == 2
    assert became(bring(world, newer, vintage="2")) == told


def test_lines_that_break_a_rule_are_refused_with_their_number_and_all_others_taken(world, bring):
    job = bring(world, archive(ONE, "4,No date,never,CHN RUS", "?,,,", "5,,2020-01-01,CHN", TWO, ONE))
    assert became(job) == {"read": 6, "new": 2, "refused": 4}
    with world.owner.pool.connection() as connection:
        refused = refusals.refused(connection, job.id)
    assert [(line["line"], line["field"]) for line in refused] == [(3, "when"), (4, "key"), (5, "title"), (7, "key")]
    assert refused[1]["rule"] == "Is not known."
    assert refused[0]["text"]["title"] == "No date"


def test_nothing_is_retracted_while_more_lines_are_refused_than_before(world, bring):
    bring(world, archive(ONE, TWO))
    assert became(bring(world, archive("?,,,", TWO))) == {"read": 2, "known": 1, "refused": 1, "missing": 1}
    assert became(bring(world, archive("?,,,", TWO, THREE))) == {
        "read": 3, "known": 1, "new": 1, "refused": 1, "retracted": 1,
    }  # fmt: skip


def test_an_import_with_too_many_refused_lines_ends_and_is_failed(world, bring):
    with pytest.raises(TooManyRefused):
        bring(world, archive(*["?,,,"] * 4, ONE), most_refused=3)
    [job] = jobs.jobs(world.parts.pool, 10)
    assert (job.state, job.so_far.refused) == ("failed", 4)


def test_a_file_of_another_format_or_without_anything_in_it_is_refused_whole(world, bring):
    with pytest.raises(NotThisFormat):
        bring(world, b"a,b\n1,2\n")
    bring(world, archive(ONE))
    with pytest.raises(NotThisFormat):
        bring(world, archive())
    assert trail(world, "drills:1") == ["recorded"]


def test_an_older_vintage_after_a_newer_is_refused(world, bring):
    bring(world, archive(ONE), vintage="4.01")
    bring(world, archive(TWO), vintage="5.1")
    with pytest.raises(OlderVintage):
        bring(world, archive(THREE), vintage="4.1")
    with pytest.raises(OlderVintage):
        bring(world, archive(ONE))
    assert bring(world, archive(TWO), vintage="5.1").so_far.known == 1


@pytest.mark.parametrize(("older", "newer"), [("4.01", "5.1"), ("2023-11", "2024-03"), ("v9", "v10")])
def test_vintages_are_ordered_by_their_numbers(older, newer):
    assert order(older) < order(newer)


def test_an_archive_whose_name_belongs_to_somebody_with_a_key_cannot_be_imported_unsigned(world, bring, monkeypatch):
    def refuse(*_):
        raise Unsigned("drills")

    monkeypatch.setattr(world.owner.log, "append_new", refuse)
    with pytest.raises(Unsigned):
        bring(world, archive(ONE))
    [job] = jobs.jobs(world.parts.pool, 10)
    assert (job.state, job.error) == ("failed", "What 'drills' says must be signed with a key of theirs.")


def test_an_import_of_several_files_tells_in_which_a_line_was_refused(world, bring):
    job = bring(world, archive(ONE), archive(TWO, "?,,,"))
    with world.owner.pool.connection() as connection:
        [refused] = refusals.refused(connection, job.id)
    assert (refused["file"], refused["line"]) == (1, 3)
