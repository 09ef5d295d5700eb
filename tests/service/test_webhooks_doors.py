"""Webhooks at the doors: what can be watched, who may see what, where nothing is sent, and the commands."""

import socket
from typing import Any
from uuid import UUID

import orjson
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from service.access import keys
from service.access.scopes import Role
from service.webhooks import target
from service.webhooks.sending import Sender, trusted
from tests.receiver import receiving, status
from tests.service.access.conftest import given_key, guarded
from tests.service.test_bad_input import refused
from tests.service.test_cli import done, failed, here, rows  # noqa: F401
from tests.webhooks import Telling
from tests.world import World

DYAD = "/v1/state/dyads/PRK/RUS?valid_on=2024-06-30"

HOOK = {"name": "desk", "address": DYAD, "target": "https://receiver.test/hook"}

NOBODY = str(UUID(int=1))


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"address": "/v1/state?known_at=1"}, "address", "known_at"),
        ({"address": "/v1/timeline?limit=5"}, "address", "limit"),
        ({"address": "/v1/log"}, "address", "no view"),
        ({"address": "/v1/facts/x"}, "address", "no view"),
        ({"address": "/v1/state/dyads/PRK/ZZZ"}, "address", "ZZZ"),
        ({"address": "/v1/state?valid_on=soon"}, "address", "valid_on"),
        ({"address": "/v1/state?colour=red"}, "address", "colour"),
        ({"address": "https://elsewhere.test/v1/state"}, "address", "this service"),
        ({"address": "/v1/alliances?actors=PRK"}, "actors", "PRK alone"),
        ({"target": "http://receiver.test/"}, "target", "https"),
        ({"target": "https://127.0.0.1/"}, "target", "not public"),
        ({"target": "https://[::1]:8443/"}, "target", "not public"),
        ({"target": "https://169.254.169.254/latest"}, "target", "not public"),
        ({"target": "https://ada:secret@receiver.test/"}, "target", "user"),
        ({"target": "https://receiver.test:99999/"}, "target", "URL"),
        ({"target": "ftp://receiver.test/"}, "target", "https"),
        ({"name": ""}, "name", "blank"),
        ({"secret": "whsec_x"}, "secret", "Unknown"),
    ],
)
def test_what_cannot_be_watched_or_told_is_refused(
    shared_world: World, changed: dict[str, str], field: str, words: str
) -> None:
    word = "unanswerable" if field == "actors" else "invalid"
    told = refused(shared_world, lambda: shared_world.post("/webhooks", {**HOOK, **changed}), 422, word, field)
    assert words in str(told["errors"])
    assert shared_world.client.get("/v1/webhooks").json == {"webhooks": []}


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_nothing_is_sent_to_an_address_that_is_not_public(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a name stands for when it is sent to."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    both = [(family, socket.SOCK_STREAM, 6, "", (where, 443)) for where in ("93.184.216.34", address)]
    monkeypatch.setattr(target.socket, "getaddrinfo", lambda *_, **__: both)
    outcome = Sender(False, trusted(), 1).post("https://receiver.test/", {}, b"{}")
    assert outcome.error == f"{address} is not a public address"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that has another address when it is asked again."""
    with receiving() as receiver:
        asked: list[str] = []
        port = int(receiver.url.split(":")[2].split("/")[0])

        def rebinding(host: str, *_: Any, **__: Any) -> Any:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        monkeypatch.setattr(target.socket, "getaddrinfo", rebinding)
        outcome = Sender(True, trusted(), 5).post(f"http://receiver.test:{port}/hook", {}, b"{}")
        assert (outcome.status, asked) == (204, ["receiver.test"])
        assert receiver.received[0].headers["Host"] == f"receiver.test:{port}"


def test_no_redirect_is_followed() -> None:
    with receiving() as receiver, receiving() as other:
        receiver.answers = [status(307, Location=other.url)]
        assert Sender(True, trusted(), 5).post(receiver.url, {}, b"{}").error == "answered 307"
        assert other.received == []


def test_a_certificate_must_be_good() -> None:
    with receiving() as receiver:
        outcome = Sender(True, trusted(), 5).post(receiver.url.replace("http:", "https:"), {}, b"{}")
        assert outcome.status is None
        assert outcome.error


def test_a_key_sees_and_changes_its_own_and_an_administrator_all(world: World) -> None:
    closed = guarded(world)
    (one, first), (_, second), (_, all_) = (
        given_key(closed, role) for role in (Role.READER, Role.MAINTAINER, Role.ADMINISTRATOR)
    )
    assert closed.client.post("/v1/webhooks", json=HOOK).status_code == 401
    made = closed.client.post("/v1/webhooks", json=HOOK, headers=first).json
    assert made["owner"] == f"key:{one}"
    path = f"/v1/webhooks/{made['id']}"
    seen = [len(closed.client.get("/v1/webhooks", headers=by).json["webhooks"]) for by in (first, second, all_)]
    assert seen == [1, 0, 1]
    for method, of in (("get", ""), ("delete", ""), ("post", "/secret"), ("get", "/deliveries")):
        answer = getattr(closed.client, method)(path + of, headers=second)
        assert (answer.status_code, answer.json["type"]) == (404, "/v1/problems/unknown-webhook")
    assert closed.client.get(path, headers=all_).status_code == 200

    keys.revoke(closed.parts.pool, one, "tester")
    Telling(world).decide()
    assert closed.client.get(path, headers=all_).json["disabled"] == "its key was revoked or has expired"
    assert closed.client.delete(path, headers=all_).status_code == 204
    assert closed.client.get(path, headers=all_).status_code == 404


def test_who_may_read_without_a_key_has_no_webhooks(world: World) -> None:
    open_ = guarded(world, anonymous=Role.READER)
    assert open_.client.get("/v1/state").status_code == 200
    for answer in (open_.client.post("/v1/webhooks", json=HOOK), open_.client.get("/v1/webhooks")):
        assert answer.status_code == 401
        assert "send a key" in answer.json["detail"]


def test_what_is_sent_is_as_it_is_described(world: World) -> None:
    with receiving() as receiver:
        telling = Telling(world)
        telling.subscribe("/v1/timeline", receiver)
        world.given("drill-held", participants=["CHN", "RUS"], sources=[{"name": "KCNA", "published": "2025-09-04"}])
        telling.look()
        described = world.client.get("/v1/openapi.json").json
        assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []
        sent = described["webhooks"]["answer.changed"]["post"]
        root = Resource.from_contents({"$id": "urn:entente", **described}, default_specification=DRAFT202012)
        reference = sent["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        registry = Registry().with_resource("urn:entente", root)
        validator = Draft202012Validator({"$ref": f"urn:entente{reference}"}, registry=registry)
        [received] = receiver.received
        assert list(validator.iter_errors(orjson.loads(received.body))) == []
        assert list(validator.iter_errors({"type": "answer.changed"})) != []
        assert {each["name"] for each in sent["parameters"]} <= {name.lower() for name in received.headers}


def test_an_owner_has_so_many_and_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.webhooks.subscriptions.MOST", 2)
    for _ in range(2):
        assert world.post("/webhooks", HOOK).status_code == 201
    refused(world, lambda: world.post("/webhooks", HOOK), 409, "too-many-webhooks")


def test_the_commands(world: World, here: Any) -> None:  # noqa: F811
    with receiving() as receiver:
        private = {"ENTENTE_WEBHOOK_PRIVATE": "allow"}
        add = ("webhooks", "add", DYAD, receiver.url, "--name=desk")
        assert "target: Must be a URL with https." in failed(here(world.url, *add), 5)
        (made,) = rows(here(world.url, *add, "--format=json", **private))
        assert made["secret"].startswith("whsec_")
        (listed,) = rows(here(world.url, "webhooks", "list", "--format=json"))
        assert (listed["id"], listed["owner"], "secret" in listed) == (made["id"], "command line", False)

        telling = Telling(world)
        telling.look()
        world.given("arms-delivered", suppliers=["PRK"], recipients=["RUS"], arms="shells", when="2024")
        receiver.answers = [status(410)]
        telling.look()
        (dead,) = rows(here(world.url, "webhooks", "deliveries", made["id"], "--state=dead", "--format=json"))
        (again,) = rows(here(world.url, "webhooks", "redeliver", made["id"], dead["id"], "--format=json"))
        assert (again["id"], again["state"]) == (dead["id"], "pending")
        (new,) = rows(here(world.url, "webhooks", "secret", made["id"], "--format=json"))
        assert new["secret"] not in ("", made["secret"])
        assert done(here(world.url, "webhooks", "remove", made["id"])) == ""
        assert NOBODY in failed(here(world.url, "webhooks", "remove", NOBODY), 3)
        assert done(here(world.url, "webhooks", "list")) == "nothing\n"
