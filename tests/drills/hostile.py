"""Requests that mean no good: how a service answers thousands of them, and whether it is the same afterwards.

Each thread draws from a seed of its own, so that a run can be had again.
"""

import socket
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import orjson
import psycopg_pool

from service.access import keys
from service.access.scopes import Role
from service.database import embedded
from tests.drills.memory import resident
from tests.served import ask, command_of, serving, tree

THREADS = 8

PATIENCE = 20.0
"""Seconds within which any request is answered or its connection closed."""

METACHARACTERS = (
    "' OR 1=1 --", "'; DROP TABLE log.event; --", '" UNION SELECT * FROM log.event --', "$$; SELECT pg_sleep(9); $$",
    "%s%s%n", "%(position)s", "{{7*7}}", "{% for x in ''.__class__ %}", "${jndi:ldap://127.0.0.1/a}",
    "<script>alert(1)</script>", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "\\..\\..", "\x00", "a\x00b",
    "\r\nX-Injected: 1", "\u202e\ufeff", "\ud83d\ude80" * 50, "A" * 5000, "-1", "0", "1e999", "NaN", "9" * 400,
    "[]", "{}", "null", "true", "/", "?", "#", "&", "=", ";", "2025-99-99", "0000-00-00", "-9999", "99999-01-01",
    "2025-01-01T99:99:99Z", "CHN,,,,", ",", "CHN," * 2000, "*", "(", "(((((a+)+)+)+)+)$",
)  # fmt: skip
"""What SQL, templates, shells, paths, headers and parsers might take for more than text."""

HEADERS = (
    "Accept", "Accept-Datetime", "Accept-Encoding", "Accept-Language", "Authorization", "Content-Type", "Cookie",
    "Expect", "Forwarded", "Host", "Idempotency-Key", "If-Match", "If-Modified-Since", "If-None-Match", "Last-Event-ID",
    "Origin", "Prefer", "Range", "Referer", "Sec-Fetch-Site", "Signature", "Transfer-Encoding", "Upgrade", "User-Agent",
    "X-CSRF-Token", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Prefix", "X-HTTP-Method-Override",
    "X-Request-Id", "traceparent", "tracestate",
)  # fmt: skip

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW")


class Outcome(NamedTuple):
    """What came back, the log before and after, and the memory of the web workers after a fifth and after all."""

    found: "Found"
    before: Any
    after: Any
    memory: tuple[int, int]

    def __str__(self) -> str:
        statuses = ", ".join(f"{status or 'closed'}: {times}" for status, times in sorted(self.found.statuses.items()))
        mebibytes = [each // 2**20 for each in self.memory]
        return "\n".join([
            f"{self.found.statuses.total()} requests ({statuses})", f"errors of the server: {len(self.found.failed)}",
            *self.found.failed[:20], f"the log is the same: {self.before == self.after}",
            f"memory of the web workers after a fifth and after all: {mebibytes[0]} and {mebibytes[1]} MiB",
        ])  # fmt: skip


def run(folder: Path, port: int, requests: int) -> Outcome:
    """Attack a service of its own."""
    data = folder / "data"
    with serving(port, data, ENTENTE_ANONYMOUS="reader") as served:
        with embedded(data) as url, psycopg_pool.ConnectionPool(url, min_size=1, max_size=1) as pool:
            made = {role: keys.make(pool, name=role, role=role, created_by="drill")[1].text for role in Role}
        target = Target(port, made, ask(port, "/v1/openapi.json").json)
        workers = [each for each in tree(served.process.pid, data) if "service.gunicorn" in command_of(each)]
        before = ask(port, "/v1/log/checkpoint").body
        found = attack(target, requests // 5)
        first = resident(workers)
        found.take_all(attack(target, requests - requests // 5, seed=1))
        return Outcome(found, before, ask(port, "/v1/log/checkpoint").body, (first, resident(workers)))


class Target(NamedTuple):
    """Where a service listens, the keys of its roles, and the interface that it describes."""

    port: int
    keys: Mapping[str, str]
    description: Mapping[str, Any]


@dataclass
class Found:
    """What came back: how often each status, and the requests that were answered with an error of the server's own."""

    statuses: Counter[int] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)

    def take_all(self, other: "Found") -> None:
        """Count what came back elsewhere as well."""
        self.statuses += other.statuses
        self.failed += other.failed

    def take(self, what: str, status: int | None) -> None:
        """Count an answer; None is a connection that was closed without one."""
        self.statuses[status or 0] += 1
        if status is not None and status >= 500 and status not in (501, 503, 505):
            self.failed.append(f"{status}: {what[:300]}")


def attack(target: Target, requests: int, seed: int = 0) -> Found:
    """Send so many hostile requests; what came back."""
    found = Found()

    def work(number: int) -> None:
        random = Random(seed * 1000 + number)
        for kind in islice(cycle(ATTACKS), number, requests, THREADS):
            what, status = kind(target, random)
            found.take(f"{kind.__name__} {what}", status)

    with ThreadPoolExecutor(THREADS) as threads:
        for done in [threads.submit(work, number) for number in range(THREADS)]:
            done.result()
    return found


def body(target: Target, random: Random) -> tuple[str, int | None]:
    """A document that breaks at least one rule, where one is taken."""
    path, _ = random.choice([each for each in _operations(target) if each[1] == "post"])
    said: Any = {name: _junk(random, 3) for name in random.sample(("title", "when", "author", "id", "changes"), 3)}
    said["unheard-of"] = _junk(random, 4)
    sent = random.choice([
        orjson.dumps(said), orjson.dumps(said)[: random.randrange(1, 40)], orjson.dumps([said]), b"[" * 20_000,
        b"\xff\xfe{}", b'{"a":' * 5_000, b"1" * 5_000, random.randbytes(300), b'{"title": "\\ud800"}', b"",
    ])  # fmt: skip
    kind = random.choice(["application/json", "application/json; charset=utf-16", "text/plain", "application/xml", ""])
    return _asked(target, random, "POST", _filled(path, random), {"Content-Type": kind}, sent)


def query(target: Target, random: Random) -> tuple[str, int | None]:
    """Metacharacters in the arguments that a path knows, and in one that it does not."""
    path, method = random.choice([each for each in _operations(target) if each[1] == "get"])
    known = [
        each["name"]
        for each in target.description["paths"][path][method].get("parameters", ())
        if each.get("in") == "query"
    ]
    names = [*random.sample(known, min(len(known), 3)), *random.sample(("", "x[]", "__proto__"), random.randrange(2))]
    asked = urlencode([(name, random.choice(METACHARACTERS)) for name in names], errors="replace")
    return _asked(target, random, "GET", f"{_filled(path, random)}?{asked}", {})


def place(target: Target, random: Random) -> tuple[str, int | None]:
    """A path that leads nowhere, or out."""
    parts = [quote(random.choice(METACHARACTERS), safe=random.choice(["", "/"]), errors="replace") for _ in range(3)]
    starts = ["", "/v1", "/docs", "/docs/assets", "/v1/log/tile", "/timegate", "/timemap/link", "//", "/%2e%2e"]
    return _asked(target, random, random.choice(METHODS), "/".join([random.choice(starts), *parts])[:6000] or "/", {})


def header(target: Target, random: Random) -> tuple[str, int | None]:
    """Headers that say what they should not."""
    path, method = random.choice(_operations(target))
    names = random.sample(HEADERS, 3)
    given = {name: random.choice(METACHARACTERS).encode("latin-1", "replace").replace(b"\r\n", b" ") for name in names}
    return _asked(target, random, method.upper(), _filled(path, random), given, key=False)


def oversize(target: Target, random: Random) -> tuple[str, int | None]:
    """More than the service takes: of a body, a line, a header, or of headers."""
    path, _ = random.choice(_operations(target))
    request = random.choice([
        b"POST " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n" + b"[" * 100_000,
        b"POST " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        b"POST " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(500)) + b"\r\n",
        b"POST /v1/citations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}\r\n",
        b"POST /v1/citations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    ])  # fmt: skip
    return _raw(target, request)


def malformed(target: Target, random: Random) -> tuple[str, int | None]:
    """What is no HTTP."""
    return _raw(target, random.choice([
        random.randbytes(200), b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost x\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /%zz%\xff HTTP/1.1\r\nHost: \xff\r\n\r\n", b"GET / HTTP/1.1\r\n folded: x\r\n\r\n",
    ]))  # fmt: skip


def stalled(target: Target, random: Random) -> tuple[str, int | None]:
    """A body that is announced and never comes: the client goes away in the middle."""
    return _raw(target, b"POST /v1/citations HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{", wait=False)


def intrusion(target: Target, random: Random) -> tuple[str, int | None]:
    """What a role may not do, under its key, or a key that is none."""
    path, method = random.choice([each for each in _operations(target) if each[1] != "get"])
    credential = random.choice(
        [target.keys["reader"], target.keys["auditor"], "entente_00000000_" + "0" * 43, "", "x" * 3000]
    )
    given = {"Authorization": f"Bearer {credential}", "Content-Type": "application/json"}
    return _asked(target, random, method.upper(), _filled(path, random), given, b"{}", key=False)


ATTACKS: tuple[Callable[[Target, Random], tuple[str, int | None]], ...] = (
    body, query, place, header, body, query, intrusion, oversize, malformed, query, stalled,
)  # fmt: skip


def _operations(target: Target) -> list[tuple[str, str]]:
    """Each path with a method, but for streams, which have no end."""
    return [
        (path, method)
        for path, operations in target.description["paths"].items()
        for method, operation in operations.items()
        if "responses" in operation and "text/event-stream" not in str(operation["responses"].get("200", ""))
    ]


def _filled(path: str, random: Random) -> str:
    def parts() -> Iterator[str]:
        for part in path.split("/"):
            metacharacters = quote(random.choice(METACHARACTERS)[:200], safe="", errors="replace")
            yield (
                random.choice([metacharacters, "CHN", "1", "00000000-0000-4000-8000-000000000000"])
                if "{" in part
                else part
            )

    return "/".join(parts())


def _junk(random: Random, depth: int) -> Any:
    if depth == 0 or random.random() < 0.4:
        return random.choice(
            [random.choice(METACHARACTERS).encode(errors="replace").decode(), None, True, -1, 1.5, 2**53]
        )
    if random.random() < 0.5:
        return [_junk(random, depth - 1) for _ in range(random.randrange(4))]
    return {random.choice(METACHARACTERS).encode(errors="replace").decode(): _junk(random, depth - 1)}


def _asked(
    target: Target,
    random: Random,
    method: str,
    path: str,
    headers: Mapping[str, Any],
    sent: bytes = b"",
    key: bool = True,
) -> tuple[str, int | None]:
    given = {**headers, **({"Authorization": f"Bearer {random.choice(list(target.keys.values()))}"} if key else {})}
    what = f"{method} {path} {given if not key else headers} {sent[:80]!r}"
    with closing(HTTPConnection("127.0.0.1", target.port, timeout=PATIENCE)) as connection:
        try:
            connection.putrequest(method, path.replace("\x00", "%00").replace(" ", "%20"), skip_accept_encoding=True)
            for name, value in given.items():
                connection.putheader(name, value)
            if sent:
                connection.putheader("Content-Length", str(len(sent)))
            connection.endheaders(sent or None)
            answer = connection.getresponse()
            answer.read()
        except TimeoutError:
            return what, 599
        except (OSError, HTTPException, ValueError):
            return what, None
        return what, answer.status


def _raw(target: Target, request: bytes, wait: bool = True) -> tuple[str, int | None]:
    with (
        closing(socket.create_connection(("127.0.0.1", target.port), timeout=PATIENCE)) as connection,
        suppress(OSError),
    ):
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        if wait:
            line = connection.recv(65536).split(b"\r\n")[0].split()
            if len(line) > 1 and line[1].isdigit():
                return repr(request[:80]), int(line[1])
    return repr(request[:80]), None
