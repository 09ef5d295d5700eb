"""What is set from outside: read once, checked whole, told in a line each, and never a secret shown."""

import json

import pytest

from service.guide import GUIDES
from service.setting import declared, overridden
from service.settings import Settings, SettingsError
from tests.service.test_cli import done, here

__all__ = ["here"]

URL = "postgresql://ada@db.test/entente"


def wrong(**environ):
    with pytest.raises(SettingsError) as error:
        Settings.read({f"ENTENTE_{name}": value for name, value in environ.items()})
    return str(error.value).splitlines()


def test_what_is_empty_is_not_set():
    empty = {variable: "" for each in declared(Settings).values() for variable in each.variables}
    assert Settings.read(empty) == Settings.read({})


def test_all_that_is_wrong_is_told_at_once_a_line_each():
    assert wrong(POOL="many", ORIGIN="a b", DATABASE_URL="mysql://ada:secret@db.test/x") == [
        "ENTENTE_DATABASE_URL must be the URL of a PostgreSQL, such as 'postgresql://user@host/name'.",
        "ENTENTE_POOL must be a number from 2 to 90, not 'many'.",
        "ENTENTE_ORIGIN must be a name without spaces and plus signs, not 'a b'.",
    ]


@pytest.mark.parametrize("pool", ["0", "1", "91", "8.5", "-1", "٢", "1e1", " "])
def test_a_pool_is_a_number_within_its_bounds(pool):
    if pool == "٢":
        assert Settings.read({"ENTENTE_POOL": pool}).pool == 2
    else:
        assert wrong(POOL=pool) == [f"ENTENTE_POOL must be a number from 2 to 90, not '{pool}'."]


def test_a_word_that_is_no_setting_is_told_with_the_nearest():
    assert wrong(POLO="8", DATABASE_URLS="x", XYZ="1") == [
        "ENTENTE_DATABASE_URLS is no setting; is ENTENTE_DATABASE_URL meant?",
        "ENTENTE_POLO is no setting; is ENTENTE_POOL meant?",
        "ENTENTE_XYZ is no setting.",
    ]
    assert wrong(SIGNING_KEY="x") == ["ENTENTE_SIGNING_KEY is no setting; is ENTENTE_SIGNING_KEY_FILE meant?"]


def test_each_may_be_given_by_a_file(tmp_path):
    file = tmp_path / "url"
    file.write_text(f"{URL}\n")
    assert Settings.read({"ENTENTE_DATABASE_URL_FILE": str(file)}).database_url == URL
    (tmp_path / "pool").write_text("0")
    assert wrong(POOL_FILE=str(tmp_path / "pool")) == ["ENTENTE_POOL_FILE must be a number from 2 to 90."]
    nowhere = str(tmp_path / "nowhere")
    assert wrong(POOL_FILE=nowhere) == [
        "ENTENTE_POOL_FILE names a file that cannot be read: No such file or directory."
    ]
    (tmp_path / "pool").write_bytes(b"\xff")
    [told] = wrong(POOL_FILE=str(tmp_path / "pool"))
    assert told.startswith("ENTENTE_POOL_FILE names a file that cannot be read: ")
    assert "ENTENTE_POOL and ENTENTE_POOL_FILE are both set" in wrong(POOL="8", POOL_FILE=nowhere)[0]


def test_the_password_of_the_database_may_come_by_itself(tmp_path):
    (tmp_path / "password").write_text("p@ss word'\n")
    environ = {"ENTENTE_DATABASE_URL": URL, "ENTENTE_DATABASE_PASSWORD_FILE": str(tmp_path / "password")}
    url = Settings.read(environ).database_url
    assert "user=ada" in url
    assert "password='p@ss word\\''" in url
    with_one = {**environ, "ENTENTE_DATABASE_URL": "postgresql://ada:other@db.test/entente"}
    assert Settings.read(with_one).database_url == with_one["ENTENTE_DATABASE_URL"]


def test_what_a_process_hands_on_replaces_what_it_was_given_as_a_file():
    given = {"ENTENTE_DATABASE_URL_FILE": "/x", "ENTENTE_UNSIGNED": "refuse", "ENTENTE_POOL": "2", "PATH": "/bin"}
    handed = overridden(given, DATABASE_URL=URL, UNSIGNED="allow")
    assert handed == {
        "ENTENTE_DATABASE_URL": URL, "ENTENTE_UNSIGNED": "allow", "ENTENTE_POOL": "2", "PATH": "/bin",
    }  # fmt: skip


def test_the_command_line_tells_each_setting_where_it_comes_from_and_no_secret(here, tmp_path):
    (tmp_path / "pool").write_text("3\n")
    ran = done(
        here(
            "postgresql://ada:hidden@db.test/x",
            "settings",
            "--format",
            "json",
            ENTENTE_POOL_FILE=str(tmp_path / "pool"),
        )
    )
    told = {row["setting"]: row for row in json.loads(ran)}
    assert "hidden" not in ran
    assert told["ENTENTE_DATABASE_URL"]["value"] == "***"
    assert (told["ENTENTE_POOL"]["value"], told["ENTENTE_POOL"]["from"]) == ("3", "ENTENTE_POOL_FILE")
    assert told["ENTENTE_ORIGIN"]["from"] == "default"
    assert [row["setting"] for row in told.values() if not row["means"]] == []


def test_the_command_line_ends_with_a_line_for_each_that_is_wrong(here):
    ran = here("mysql://ada:hidden@db.test/x", "state", ENTENTE_POOL="many")
    told = ran.stderr
    assert (ran.returncode, ran.stdout) == (2, "")
    assert [line.split()[:2] for line in told.splitlines()] == [
        ["entente:", "ENTENTE_DATABASE_URL"], ["entente:", "ENTENTE_POOL"],
    ]  # fmt: skip
    assert "hidden" not in told


def test_the_guide_lists_every_setting():
    page = GUIDES.page("operation")
    assert [each.name for each in declared(Settings).values() if f"\n| `{each.name}` | " not in page] == []
