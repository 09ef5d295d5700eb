"""What a client has need not be sent again, and what a cache keeps it may keep for as long as it is told."""

from datetime import datetime

import pytest

from tests.service.access.conftest import given_key

DYAD = "/v1/state/dyads/PRK/RUS?valid_on=2025-01-01"


def test_an_answer_that_a_client_has_is_not_sent_again(seeded):
    first = seeded.client.get(DYAD)
    again = seeded.client.get(DYAD, headers={"If-None-Match": first.headers["ETag"]})
    other = seeded.client.get(DYAD.replace("2025", "2023"), headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith('"')
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == "no-cache"
    assert (other.status_code, other.headers["ETag"] != first.headers["ETag"]) == (200, True)


def test_what_was_appended_since_is_sent(world):
    first = world.client.get("/v1/state")
    world.given("drill-held", participants=["CHN"])
    world.project()

    assert world.client.get("/v1/state", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_development_keeps_its_version_for_an_etag_and_is_always_sent(world):
    drill = world.given("drill-held", participants=["CHN"])
    world.project()
    for path in (f"/v1/developments/{drill}", f"/v1/developments/{drill}/trail"):
        answer = world.client.get(path, headers={"If-None-Match": '"1"'})
        assert (answer.status_code, answer.headers["ETag"]) == (200, '"1"')


def test_a_pinned_answer_stays_fresh_for_a_while_and_is_the_clients_own_with_a_credential(seeded):
    client = seeded.client.application.test_client(use_cookies=False)
    for said, who in (({}, "public"), ({"Cookie": "some=thing"}, "private"), (given_key(seeded)[1], "private")):
        answer = client.get(f"{DYAD}&known_at=20", headers=said)
        assert answer.headers["Cache-Control"] == f"{who}, max-age=600"


def test_a_pinned_answer_is_as_old_as_its_position_until_something_is_erased(world):
    drill = world.given("drill-held", participants=["CHN", "RUS"])
    address = "/v1/state?known_at=1&valid_on=2025-09-03"
    world.project()
    first = world.client.get(address)
    same = world.client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    world.then(drill, "erasures", reason="A court ordered it", basis="Article 17 GDPR")
    world.project()
    after = world.client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    tagged = world.client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.last_modified == datetime.fromisoformat(first.json["moment"]["known_at"]["recorded_at"]).replace(
        microsecond=0
    )
    assert same.status_code == 304
    assert (after.status_code, "Last-Modified" in after.headers, after.json["facts"]) == (200, False, [])
    assert tagged.status_code == 200


@pytest.mark.parametrize("path", ["/v1/log", "/v1/actors", "/v1/kinds", "/v1/citations", "/v1/openapi.json"])
def test_other_reads_have_an_etag_as_well(seeded, path):
    tag = seeded.client.get(path).headers["ETag"]

    assert seeded.client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_what_went_wrong_is_not_kept(seeded):
    missing = seeded.client.get("/v1/state/actors/ATLANTIS")

    assert (missing.status_code, missing.headers["Cache-Control"], "ETag" in missing.headers) == (
        404,
        "no-cache",
        False,
    )
