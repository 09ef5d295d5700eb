"""The client: appends that cannot double, reads as of any moment, and the log as it grows."""

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from time import sleep
from types import TracebackType
from typing import Self, Unpack, cast
from urllib.parse import quote
from uuid import uuid4

import httpx

from service.client.answers import Document, Json, Receipt, State
from service.client.asked import Argument, Asked, query
from service.client.sending import Sender
from service.client.tail import tail

UNENDED, AGAIN = ("queued", "running"), 1.0
"""The states of an import that goes on, and seconds until it is looked at again."""


class Entente:
    """One service. Every method raises Problem where the service refuses, and Unreachable where it does not answer."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:8000",
        *,
        api_key: str | None = None,
        author: str | None = None,
        timeout: float = 10.0,
        patience: float = 60.0,
    ) -> None:
        """`author` signs what is said without one; `timeout` and `patience` are seconds, of one try and of all."""
        headers = {} if api_key is None else {"Authorization": f"Bearer {api_key}"}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=timeout)
        self._sender = Sender(self._http, patience)
        self._author: Document = {} if author is None else {"author": author}

    def __enter__(self) -> Self:
        """The client itself; at the end its connections are closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close its connections."""
        self._http.close()

    def append(self, kind: str, *, key: str | None = None, **said: Json) -> Receipt:
        """Put a development on record, under a source's `key` such as `desk:1` if it has one."""
        return self._post(f"v1/developments/{quote(kind, safe='')}", said if key is None else {**said, "key": key})

    def correct(self, development: str, seen: int, reason: str, changes: Mapping[str, Json], **said: Json) -> Receipt:
        """Say what the record should have said, having seen its version `seen`."""
        return self._amend(development, "corrections", {"reason": reason, "changes": dict(changes), **said}, seen)

    def corroborate(self, development: str, sources: Sequence[Document], **said: Json) -> Receipt:
        """Name further sources that say the same."""
        return self._amend(development, "corroborations", {"sources": [*sources], **said})

    def dispute(self, development: str, **said: Json) -> Receipt:
        """Put a denial on record."""
        return self._amend(development, "disputes", said)

    def change_status(self, development: str, status: str, **said: Json) -> Receipt:
        """Say that a plan came to pass or did not, that an allegation was confirmed or contradicted."""
        return self._amend(development, "status-changes", {"status": status, **said})

    def end(self, development: str, on: str, **said: Json) -> Receipt:
        """Say when what was in force came to its end, as an EDTF date."""
        return self._amend(development, "endings", {"on": on, **said})

    def retract(self, development: str, seen: int, reason: str, **said: Json) -> Receipt:
        """Withdraw the record, having seen its version `seen`."""
        return self._amend(development, "retractions", {"reason": reason, **said}, seen)

    def state(self, actor: str | None = None, **asked: Unpack[Asked]) -> State:
        """The facts in force at a moment: all, or those of an actor."""
        path = "v1/state" if actor is None else f"v1/state/actors/{quote(actor, safe='')}"
        return cast("State", self._get(path, asked))

    def dyad(self, one: str, other: str, **asked: Unpack[Asked]) -> State:
        """The facts in force at a moment between two actors."""
        return cast("State", self._get(f"v1/state/dyads/{quote(one, safe='')}/{quote(other, safe='')}", asked))

    def development(self, development: str, **asked: Unpack[Asked]) -> Document:
        """A development at a moment, with its newest `version`, which a correction says that it has seen."""
        return self._get(f"v1/developments/{quote(development, safe='')}", asked)

    def timeline(self, **arguments: Argument) -> Iterator[Document]:
        """The developments at a moment, newest first: page after page, all as of the moment of the first."""
        following: dict[str, str] | None = query(arguments)
        while following is not None:
            page = self._get("v1/timeline", following)
            yield from cast("list[Document]", page["developments"])
            following = dict(httpx.URL(str(page["next"])).params) if page["next"] else None

    def view(self, name: str, **arguments: Argument) -> Document:
        """The answer of a view, such as `alliances`, or behind it `alliances/difference`."""
        return self._get(f"v1/{quote(name)}", arguments)

    def tail(self, after: int | None = None) -> Iterator[Document]:
        """Every event after a position, or from now on, in order and each once; it outlives restarts of the service."""
        return tail(self._sender, after)

    def import_file(self, path: str | PathLike[str], form: str, **asked: Argument) -> Iterator[Document]:
        """Bring a file of an archive in, such as `icews`; how far it is once a second, until it has ended.

        It is sent once: where the answer is lost, Unreachable is raised, and the same file may be sent again.
        """
        with Path(path).open("rb") as file:
            params = query({"format": form, "name": Path(path).name, **asked})
            request = self._http.build_request("POST", "v1/imports", params=params, content=file)
            told = cast("Document", self._sender.send_once(request).json())
        while told["state"] in UNENDED:
            yield told
            sleep(AGAIN)
            told = self._get(f"v1/imports/{told['id']}", {})
        yield told

    def _get(self, path: str, asked: Mapping[str, object]) -> Document:
        return cast("Document", self._sender.send(self._http.build_request("GET", path, params=query(asked))).json())

    def _amend(self, development: str, path: str, said: Document, seen: int | None = None) -> Receipt:
        headers = {} if seen is None else {"If-Match": f'"{seen}"'}
        return self._post(f"v1/developments/{quote(development, safe='')}/{path}", said, headers)

    def _post(self, path: str, said: Document, headers: Mapping[str, str] | None = None) -> Receipt:
        """The receipt of what is appended once, though it may be sent often: its key is made here, for all tries."""
        once = {"Idempotency-Key": f'"{uuid4()}"', **(headers or {})}
        request = self._http.build_request("POST", path, json={**self._author, **said}, headers=once)
        return cast("Receipt", self._sender.send(request).json())
