"""What is loaded from memory is what the schema loads, and what the schema refuses is refused in its words."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from marshmallow import Schema, ValidationError

from events.catalogue import KINDS, read, write
from service.checking import checked
from service.remembering import remembering
from service.schemas import AMENDMENTS, content_schema
from service.telling import LineSchema, RecordedLine
from tests.service.test_catalogue import PARTS, content, names_of, needed

SOURCE = {"name": "example.org", "published": "2025-09-03", "reliability": "B", "credibility": 2}
ASSERTION = {"author": "desk", "sources": [SOURCE], "reason": "It is so", "correlation_id": "a batch"}
WHOLE: list[tuple[type[Schema], dict[str, Any]]] = [
    *((content_schema(topic), content(kind, names_of(kind))) for topic, kind in KINDS.items()),
    (RecordedLine, {**ASSERTION, "kind": "drill-held", "content": {"title": "A drill"}}),
    (LineSchema, {"event": "ended", "key": "desk:1", "version": 2, "position": 7, "signed": False}),
    *((schema, ASSERTION) for schema in AMENDMENTS.values()),
    (AMENDMENTS["corrected"], {**ASSERTION, "changes": {"when": None, "title": "Another"}}),
    (AMENDMENTS["ended"], {**ASSERTION, "on": "2025-09"}),
]

VALUES = [
    None, True, False, 0, 1, 1.0, -1, 2**53, 2**70, 0.5, "", " ", "x", "CHN", "ZZZ", "2025-09-03", "2025-13", "9999",
    "a\x00b", "\ud800", "x" * 201, "x" * 2001, "happened", "military", "desk:1", "1", "1.0", "true", "null", '"x"',
    "\u2028", "é", [], ["CHN"], ["CHN", "CHN"], ["CHN", 1], ["CHN", None], [[]], {}, {"x": 1}, SOURCE, [SOURCE, SOURCE],
    [SOURCE, {}], {**SOURCE, "published": "9999"}, {**SOURCE, "credibility": True}, {**SOURCE, "credibility": 2.0},
    *PARTS.values(), [PARTS[part] for part in PARTS],
]  # fmt: skip

values = st.sampled_from(VALUES) | st.recursive(
    st.sampled_from(VALUES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "amount", "x"]), inner),
    max_leaves=4,
)


def outcome(load: Callable[[], Any]) -> tuple[str, Any]:
    """What comes of a document, so that 1, 1.0 and True are not the same."""
    try:
        return "loaded", typed(load())
    except ValidationError as error:
        return "refused", error.messages


def typed(value: Any) -> Any:
    if isinstance(value, dict):
        return [(name, typed(each)) for name, each in value.items()]
    if isinstance(value, list):
        return [typed(each) for each in value]
    return type(value), value


def same(schema: type[Schema], documents: Iterable[Any]) -> None:
    loads = schema()
    for document in documents:
        expected = outcome(lambda: loads.load(document))  # noqa: B023
        assert [outcome(lambda: remembering(schema).load(document)) for _ in range(2)] == [expected] * 2  # noqa: B023


@pytest.mark.parametrize(("schema", "whole"), WHOLE)
def test_each_field_takes_what_it_takes_in_the_schema(schema: type[Schema], whole: dict[str, Any]) -> None:
    same(schema, [whole, [], None, "x", {}, {**whole, "unheard": 1}])
    for number, name in enumerate(schema().load_fields):
        same(schema, [{other: value for other, value in whole.items() if other != name}])
        same(schema, ({**whole, name: value} for value in VALUES[number % 8 :: 8]))


@given(st.sampled_from(WHOLE), st.data())
def test_whatever_comes_is_loaded_or_refused_as_by_the_schema(which: tuple[Any, Any], data: st.DataObject) -> None:
    schema, whole = which
    names = st.sampled_from([*schema().load_fields, "unheard"])
    same(schema, [{**whole, **data.draw(st.dictionaries(names, values, max_size=3))}])


@given(st.lists(st.sampled_from(VALUES), max_size=3))
@example([SOURCE, {**SOURCE, "credibility": 3}])
def test_parts_that_have_rules_of_their_own_keep_them(parts: list[Any]) -> None:
    same(AMENDMENTS["corroborated"], [{"author": "desk", "sources": parts}])


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_what_is_checked_has_the_form_that_cattrs_gives_it(topic: str, data: st.DataObject) -> None:
    """Whichever fields are given, with values that they may have or not."""
    kind = KINDS[topic]
    whole = content(kind, needed(kind) | data.draw(st.sets(st.sampled_from(sorted(names_of(kind))))))
    names = st.sampled_from(sorted(names_of(kind)))
    document = {**whole, **data.draw(st.dictionaries(names, values, max_size=2))}
    expected = outcome(lambda: written(topic, document))
    assert [outcome(lambda: checked(topic, document)) for _ in range(2)] == [expected, expected]


def written(topic: str, document: dict[str, Any]) -> dict[str, Any]:
    """The content of a record in the log's form."""
    development = read(topic, content_schema(topic)().load(document))
    if problems := dict(development.problems()):
        raise ValidationError({field: [rule] for field, rule in problems.items()})
    return write(development)
