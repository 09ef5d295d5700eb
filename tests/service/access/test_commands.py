"""The operator makes, lists and revokes keys on the command line, which needs no key itself."""

import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from tests.service.access.conftest import bearer, guarded
from tests.service.test_cli import failed, here, rows  # noqa: F401

CREATE = ("keys", "create", "--name=news desk", "--role=maintainer", "--format=json")


def test_a_key_from_its_making_to_its_revocation(shared_world, here):  # noqa: F811
    url, closed = shared_world.url, guarded(shared_world)
    narrowed = ("--scopes=append", "--authors=desk, night desk", "--quota=60", "--expires=90d")
    [made] = rows(here(url, *CREATE, *narrowed))
    assert closed.client.get("/v1/me", headers=bearer(made["key"])).json == {
        "name": "news desk", "by": "key", "key": made["id"], "scopes": ["append"], "authors": ["desk", "night desk"],
        "quota": 60, "csrf_token": None,
    }  # fmt: skip
    expires = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=89, hours=23) < expires <= timedelta(days=90)

    listed = here(url, "keys", "list", "--format=csv").stdout
    [told] = [row for row in csv.DictReader(io.StringIO(listed)) if row["id"] == made["id"]]
    assert (told["created_by"], told["revoked_at"]) == ("operator", "")
    assert made["key"].rpartition("_")[2] not in listed
    [revoked] = rows(here(url, "keys", "revoke", made["id"], "--format=json"))
    assert revoked["revoked_by"] == "operator"
    assert guarded(shared_world).client.get("/v1/me", headers=bearer(made["key"])).status_code == 200  # still fresh
    fresh = type(closed.parts.access.keys)(closed.parts.pool)
    assert guarded(shared_world, keys=fresh).client.get("/v1/me", headers=bearer(made["key"])).status_code == 401


def test_the_last_day_of_a_key_is_whole(shared_world, here):  # noqa: F811
    [made] = rows(here(shared_world.url, *CREATE, "--expires=2099-01-31"))
    assert made["expires_at"].startswith("2099-01-31T23:59:59")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((*CREATE, "--scopes=administer"), 5, "scopes"),
        ((*CREATE, "--quota=0"), 5, "quota"),
        ((*CREATE, "--expires=2020-01-01"), 5, "expires_at"),
        (("keys", "revoke", "aaaaaaaa"), 3, "aaaaaaaa"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(shared_world, here, words, code, said):  # noqa: F811
    assert said in failed(here(shared_world.url, *words), code)


@pytest.mark.parametrize("expires", ["0d", "d", "soon", "2030-02-30", "\u0663d"])
def test_an_expiry_is_a_number_of_days_or_a_date(shared_world, here, expires):  # noqa: F811
    ran = here(shared_world.url, *CREATE, f"--expires={expires}")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "neither a number of days" in ran.stderr
