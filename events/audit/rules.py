"""Why some bytes are no leaf: the rules, by name, in the order in which they are looked at."""

import json
import re
from datetime import datetime
from typing import Any

import orjson

LARGEST_LEAF = 0xFFFF
"""Bytes of the largest leaf: an entry bundle (C2SP tlog-tiles) holds no larger."""

LARGEST = 2**53 - 1
"""The largest number that RFC 8785 writes exactly."""

LEAF = frozenset({"event", "position", "recorded_at", "v"})
EVENT = frozenset({"author", "commitment", "id", "stream", "topic", "version"})
SIGNATURE = frozenset({"key", "value"})

COMMITMENT = re.compile(r"[0-9a-f]{64}")
STREAM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TOPIC = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KEY = re.compile(r"[0-9a-f]{16}")
VALUE = re.compile(r"[A-Za-z0-9+/]{85}[AQgw]==")  # 64 bytes in canonical base64
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


class InvalidLeaf(ValueError):
    """Some bytes are no leaf; `rule` is a word for the rule that they break, the message says where and how.

    The rules: `size`, `json`, `duplicate` (a field that stands twice), `fields` (one missing or unknown), `type`,
    `value`, and `canonical` (the same words in other bytes).
    """

    def __init__(self, rule: str, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule


def broken(data: bytes) -> InvalidLeaf:
    """The first rule that some bytes break, which are no leaf."""
    try:
        if len(data) > LARGEST_LEAF:
            raise InvalidLeaf("size", f"The leaf has {len(data)} bytes, more than {LARGEST_LEAF}.")
        orjson.loads(data)
        _leaf(json.loads(data, object_pairs_hook=_once))
    except InvalidLeaf as fault:
        return fault
    except (ValueError, RecursionError) as fault:
        return InvalidLeaf("json", f"The leaf is not JSON: {str(fault)[:80]}.")
    return InvalidLeaf("canonical", "The leaf is not in the canonical form of RFC 8785.")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    words: dict[str, Any] = {}
    for name, value in pairs:
        if name in words:
            raise InvalidLeaf("duplicate", f"The field {name[:80]!r} stands twice.")
        words[name] = value
    return words


def _leaf(words: Any) -> None:
    _fields("leaf", words, LEAF)
    if _number("v", words["v"]) != 1:
        raise InvalidLeaf("value", f"v is {words['v']}: a leaf of a form that we do not know.")
    _event(words["event"])
    _number("position", words["position"])
    try:
        datetime.fromisoformat(_text("recorded_at", words["recorded_at"], INSTANT))
    except InvalidLeaf:
        raise
    except ValueError:
        raise InvalidLeaf("value", f"recorded_at is no instant: {words['recorded_at']}.") from None


def _event(words: Any) -> None:
    signed = {"signature"} if isinstance(words, dict) and "signature" in words else set()
    _fields("event", words, EVENT | signed)
    stream, version = _text("stream", words["stream"], STREAM), _number("version", words["version"])
    _text("topic", words["topic"], TOPIC)
    _text("author", words["author"])
    _text("commitment", words["commitment"], COMMITMENT)
    if _text("id", words["id"]) != f"{stream}/{version}":
        raise InvalidLeaf("value", f"id is not that of stream and version, {stream}/{version}.")
    if signed:
        _fields("signature", words["signature"], SIGNATURE)
        _text("key", words["signature"]["key"], KEY)
        _text("value", words["signature"]["value"], VALUE)


def _fields(what: str, words: Any, names: frozenset[str]) -> None:
    if type(words) is not dict:
        raise InvalidLeaf("type", f"The {what} is not an object.")
    if words.keys() != names:
        odd = min(words.keys() ^ names)
        raise InvalidLeaf("fields", f"The {what} {'must have a' if odd in names else 'has no'} field {odd[:80]!r}.")


def _text(name: str, value: Any, form: re.Pattern[str] | None = None) -> str:
    if type(value) is not str:
        raise InvalidLeaf("type", f"{name} is not text.")
    if form and not form.fullmatch(value):
        raise InvalidLeaf("value", f"{name} is not as it must be: {value[:80]!r}.")
    return value


def _number(name: str, value: Any) -> int:
    if type(value) is not int:
        raise InvalidLeaf("type", f"{name} is not a whole number.")
    if not 1 <= value <= LARGEST:
        raise InvalidLeaf("value", f"{name} is not from 1 to {LARGEST}.")
    return value
