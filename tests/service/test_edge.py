"""Behind a proxy that serves it under a prefix, and asked by pages of other origins."""

import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

import pytest
import requests

from service.app import create_app
from service.edge import at_edge
from service.settings import Settings, SettingsError
from tests.service.proxied import PREFIX, proxied, served

HERE, ELSEWHERE = "https://desk.example", "https://elsewhere.example"


@pytest.fixture(scope="module")
def outside(seeded) -> Iterator[str]:
    """The address of the service as its clients know it: that of a proxy."""
    with served(at_edge(create_app(seeded.parts), 1)) as origin, proxied(origin) as address:
        yield address


@pytest.fixture(scope="module")
def cited(outside) -> str:
    """Where citations are, of which there are three."""
    for day in ("2025-01-01", "2025-01-02", "2025-01-03"):
        place = f"{urlsplit(outside).path}/v1/state/dyads/PRK/RUS?valid_on={day}"
        made = requests.post(f"{outside}/v1/citations", json={"address": place, "author": "tester"}, timeout=60)
        assert made.status_code == 201, made.text
    return f"{outside}/v1/citations"


def pages(address: str, **headers: str) -> list[requests.Response]:
    """All pages from an address on, each followed as it is given."""
    found = []
    while address:
        found.append(requests.get(address, headers=headers, timeout=60))
        assert found[-1].status_code == 200, found[-1].text
        address = found[-1].links.get("next", {}).get("url", "")
        assert len(found) < 100
    return found


# Links and other addresses


@pytest.mark.parametrize(("path", "most"), [("/v1/timeline?since=2025&limit=", 1000), ("/v1/log?limit=", 10000)])
def test_pages_are_followed_to_the_end_by_their_links(outside, path, most):
    found = pages(f"{outside}{path}40", Accept="application/x-ndjson")
    [whole] = pages(f"{outside}{path}{most}", Accept="application/x-ndjson")

    assert len(found) > 2
    assert [line for page in found for line in page.text.splitlines()] == whole.text.splitlines()
    assert ["first" in page.links for page in found] == [False, *(True for _ in found[1:])]
    assert pages(found[-1].links["first"]["url"], Accept="application/x-ndjson")[0].text == found[0].text


def test_citations_are_followed_to_the_end(outside, cited):
    found = pages(f"{cited}?limit=1")

    days = [page.json()["citations"][0]["permalink"][-10:] for page in found]
    assert days == ["2025-01-03", "2025-01-02", "2025-01-01"]
    assert len(pages(f"{cited}?limit=3")) == 1


def test_the_permalink_behind_a_prefix_has_the_very_bytes_that_were_cited(outside):
    place = f"{PREFIX}/v1/cohesion?actors=CHN,RUS&valid_on=2025-01-01"
    made = requests.post(f"{outside}/v1/citations", json={"address": place, "author": "tester"}, timeout=60)
    permalink, answer = made.json()["permalink"], made.json()["answer"]

    opened = [requests.get(urljoin(outside, each), timeout=60).content for each in (permalink, answer)]
    assert opened[0] == opened[1]
    assert sha256(opened[0]).hexdigest() == made.json()["sha256"]
    assert requests.get(urljoin(outside, made.headers["Location"]), timeout=60).json() == made.json()


@pytest.mark.parametrize(
    "path",
    ["/", "/v1/kinds", "/v1/nothing", "/v1/cohesion?actors=CHN,RUS", "/v1/citations", "/docs", "/docs/guides"],
)
def test_every_address_in_an_answer_has_the_prefix(outside, cited, path):
    text = requests.get(outside + path, timeout=60).text

    addresses = re.findall(r'"(/[a-z][^"]*)"', text)
    assert addresses
    assert [address for address in addresses if not address.startswith(f"{PREFIX}/")] == []


def test_a_question_to_try_on_the_interface_page_goes_where_the_proxy_is(outside):
    description = f"{outside}/v1/openapi.json"
    [server] = requests.get(description, timeout=60).json()["servers"]

    assert urljoin(description, server["url"]).rstrip("/") == outside


def test_what_proxies_say_is_believed_only_of_as_many_as_are_set(seeded):
    said = {"X-Forwarded-Prefix": "/evil", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    answer = at_edge(create_app(seeded.parts)).test_client().get("/v1/log?limit=1", headers=said)
    trusted = at_edge(create_app(seeded.parts), 1).test_client().get("/v1/log?limit=1", headers=said)

    assert answer.headers["Link"] == '<http://localhost/v1/log?limit=1&after=1>; rel="next"'
    assert "Strict-Transport-Security" not in answer.headers
    assert trusted.headers["Link"] == '<https://evil.example/evil/v1/log?limit=1&after=1>; rel="next"'
    assert "Strict-Transport-Security" in trusted.headers


# Pages of other origins


def asked(world, *origins: str, method: str = "GET", **headers: str):
    client = at_edge(create_app(world.parts), origins=origins).test_client()
    return client.open("/v1/kinds", method=method, headers={name.replace("_", "-"): v for name, v in headers.items()})


def test_no_other_origin_may_read_unless_it_is_set(seeded):
    assert [name for name in asked(seeded, Origin=HERE).headers if name[0].startswith("Access-Control")] == []
    assert "Access-Control-Allow-Origin" not in asked(seeded, HERE, "https://b.example", Origin=ELSEWHERE).headers


@pytest.mark.parametrize(("origins", "allowed"), [((HERE, "https://b.example"), HERE), (("*",), "*")])
def test_an_origin_that_is_set_may_read_with_a_key_and_never_with_a_cookie(seeded, origins, allowed):
    answer = asked(seeded, *origins, Origin=HERE)
    before = asked(
        seeded, *origins, method="OPTIONS", Origin=HERE, Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="authorization, idempotency-key, if-match, prefer, x-other",
    )  # fmt: skip

    for each in (answer, before):
        assert each.status_code == 200
        assert each.headers["Access-Control-Allow-Origin"] == allowed
        assert "Access-Control-Allow-Credentials" not in each.headers
    exposed = set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert {"ETag", "Link", "Location", "Memento-Datetime", "Entente-Digest", "RateLimit", "Retry-After"} <= exposed
    assert set(before.headers["Access-Control-Allow-Headers"].split(", ")) == {
        "authorization", "idempotency-key", "if-match", "prefer",
    }  # fmt: skip


@pytest.mark.parametrize("origin", ["desk.example", "https://desk.example/", "https://*.example", "null", ".*"])
def test_what_is_no_origin_is_no_setting(origin):
    with pytest.raises(SettingsError, match=r"^ENTENTE_CORS_ORIGINS must be origins such as"):
        Settings.read({"ENTENTE_CORS_ORIGINS": f"{HERE},{origin}"})


def test_origins_stand_after_commas():
    assert list(Settings.read({"ENTENTE_CORS_ORIGINS": f"{HERE}, {ELSEWHERE}"}).cors_origins) == [HERE, ELSEWHERE]
