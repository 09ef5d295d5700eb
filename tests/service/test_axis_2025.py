# ruff: noqa: E501 (one line an item)
"""The bundled data set: where each of the 89 dated items of the alignment of 2025 is, and what it asserts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import combinations, pairwise, product
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from events.actors import registry
from events.catalogue import KINDS, read
from events.dates import FOREVER, bounds, spans
from events.development import EVENTS, Development, State, identified
from events.facts import REFUTED, Status
from events.kind import Kind, Operator, roles
from events.log import Log
from service.checking import checked
from service.importing import import_lines

EVERY_ITEM = {f"A{number:02}" for number in range(1, 63)} | {f"P{number:02}" for number in range(1, 28)}
DISPUTED = [f"A{number}" for number in (13, 14, 16, 17, 18, 19, 20, 21, 23, 33, 36, 40, 41, 52, 53, 54, 61)] + ["P02"]
ARTICLE = "https://thinktank.pk/2025/08/28/china-russia-north-korea-unite-is-the-west-ready-for-this-new-alliance/"

# fmt: off
# item: the key it is under, the version and event that it ends with there, its kind, the statuses that it went
# through, when it was, and the facts. `A,B supplies C,D x` is a fact for each pair, `A,B cooperates-with each-other x`
# one for each two of them, `-` is nobody; `[..]` is how much.
ITEMS = {
    "A01": ("A01", 3, "status-changed", "parade-held", "planned > happened", "2025-09-03", "RUS,PRK attends CHN Beijing parade 2025"),
    "A02": ("A02", 1, "recorded", "commemoration-held", "happened", "1945-09-02/1945-09-03", "CHN takes-stance JPN 80 years since Japan surrendered"),
    "A03": ("A03", 2, "status-changed", "summit-held", "planned > happened", "2025-09-03", "RUS,PRK attends CHN Beijing parade 2025; CHN,PRK,RUS cooperates-with each-other summit"),
    "A04": ("A04", 2, "corroborated", "summit-held", "planned", "2025-09-03", ""),
    "A05": ("A05", 2, "status-changed", "capability-displayed", "planned > happened", "2025-09-03", "CHN pressures - display"),
    "A06": ("A06", 1, "recorded", "assessment-made", "alleged", "2025-09-03", ""),
    "A07": ("A07", 4, "corrected", "visit-made", "planned > happened", "2025-09-02/2025-09-04", "PRK attends CHN Beijing parade 2025; CHN,PRK cooperates-with each-other visit"),
    "A08": ("A08", 2, "corrected", "visit-made", "happened", "2019-01", "PRK attends CHN visit; CHN,PRK cooperates-with each-other visit"),
    "A09": ("A09", 1, "recorded", "assessment-made", "alleged", "2023~/..", "CHN,PRK cooperates-with each-other assessment"),
    "A10": ("A10", 3, "corrected", "visit-made", "planned > happened", "2025-08-31/2025-09-03", "RUS attends CHN Beijing parade 2025; CHN,RUS cooperates-with each-other visit"),
    "A11": ("A11", 1, "recorded", "assessment-made", "alleged", "2022-02~/..", "RUS depends-on CHN assessment"),
    "A12": ("A12", 1, "recorded", "sanction-imposed", "happened", "2022-02~/..", "West sanctions RUS sanctions over Ukraine"),
    "A13": ("A13", 3, "corrected", "statement-made", "happened > disputed", "[2025-05..2025-09]", "CHN takes-stance RUS reshaping the international order"),
    "A14": ("A14", 2, "disputed", "visit-made", "happened > disputed", "[2024-05-16..2025-09-03]", "RUS attends CHN visit; CHN,RUS cooperates-with each-other visit"),
    "A15": ("A15", 2, "corroborated", "treaty-signed", "happened", "2024", "PRK,RUS cooperates-with each-other treaty-signature"),
    "A16": ("A16", 3, "disputed", "arms-delivered", "happened > disputed", "2023-08~/..", "PRK supplies RUS artillery shells [1000000..12000000 shells]"),
    "A17": ("A17", 2, "disputed", "technology-transferred", "happened > disputed", "2024~/..", "RUS supplies PRK upgrades of the nuclear arsenal"),
    "A18": ("A18", 3, "corrected", "goods-supplied", "happened > disputed", "2022~/..", "CHN supplies RUS dual-use goods"),
    "A19": ("A19", 4, "disputed", "veto-cast", "happened > disputed", "../2025-08", "CHN shields PRK veto"),
    "A20": ("A20", 2, "disputed", "drill-held", "happened > disputed", "2025", "CHN,RUS cooperates-with each-other drill; CHN,RUS pressures JPN,KOR drill"),
    "A21": ("A21", 2, "status-changed", "parade-held", "happened > contradicted", "2025-05", "CHN,PRK cooperates-with RUS marched; CHN,PRK attends RUS Moscow parade 2025"),
    "A22": ("A22", 1, "recorded", "assessment-made", "alleged", "2025", "CHN,PRK,RUS cooperates-with each-other assessment"),
    "A23": ("A23", 2, "disputed", "assessment-made", "alleged > disputed", "2022~/2025", "CHN,PRK,RUS cooperates-with each-other assessment"),
    "A24": ("A24", 3, "corrected", "infrastructure-built", "happened", "2025-04-30/2026-12-31", "PRK,RUS cooperates-with each-other Russia-DPRK bridge"),
    "A25": ("A25", 1, "recorded", "visit-made", "happened", "2025", "CHN,PRK,RUS attends CHN,PRK,RUS military exchange; CHN,PRK,RUS cooperates-with each-other visit"),
    "A26": ("A26", 1, "recorded", "assessment-made", "alleged", "2025", "CHN hedges-against PRK assessment"),
    "A27": ("A27", 1, "recorded", "assessment-made", "alleged", "2025", "RUS depends-on CHN assessment"),
    "A28": ("A28", 1, "recorded", "assessment-made", "alleged", "2025", "CHN,PRK,RUS cooperates-with each-other assessment"),
    "A29": ("A29", 1, "recorded", "assessment-made", "alleged", "2025-09-03", "CHN pressures TWN assessment"),
    "A30": ("A30", 3, "corrected", "patrol-conducted", "happened", "2025-08", "CHN,RUS cooperates-with each-other patrol; CHN,RUS pressures JPN patrol"),
    "A31": ("A31", 1, "recorded", "energy-traded", "happened", "2022-03~/..", "RUS supplies CHN oil"),
    "A32": ("A32", 2, "corroborated", "aid-given", "happened", "2023-08~/..", "RUS,CHN supplies PRK food and technology"),
    "A33": ("A33", 3, "disputed", "parade-held", "planned", "2025-09-03", "West stays-away CHN Beijing parade 2025"),
    "A34": ("A34", 4, "corrected", "summit-held", "planned > happened", "2025-08-31/2025-09-01", "PAK attends CHN Tianjin summit 2025; CHN,PAK cooperates-with each-other summit"),
    "A35": ("A35", 1, "recorded", "hybrid-operation-conducted", "alleged", "2025", "RUS,CHN,PRK pressures NATO cyber operations"),
    "A36": ("A36", 4, "disputed", "troops-deployed", "alleged > confirmed > disputed", "2024-10~/..", "PRK deploys-to RUS troops"),
    "A37": ("A37", 1, "recorded", "assessment-made", "alleged", "2025", "CHN,RUS,PRK pressures NATO,QUAD assessment"),
    "A38": ("A38", 1, "recorded", "forecast-made", "forecast", "2025-09/..", "CHN,RUS forecasts UKR,TWN coordinated challenges"),
    "A39": ("A39", 1, "recorded", "reaction-voiced", "happened", "2025-08", "USA,West takes-stance - a flex by autocracies"),
    "A40": ("A40", 3, "status-changed", "parade-held", "planned > contradicted", "2025-09-03", "West stays-away CHN Beijing parade 2025"),
    "A41": ("A41", 2, "disputed", "statement-made", "happened > disputed", "2025", "USA takes-stance - emboldened invasions"),
    "A42": ("A42", 1, "recorded", "reaction-voiced", "happened", "2025", "West takes-stance AUKUS strengthening AUKUS"),
    "A43": ("A43", 1, "recorded", "reaction-voiced", "happened", "2025", "JPN,KOR takes-stance USA tighter ties"),
    "A44": ("A44", 1, "recorded", "reaction-voiced", "happened", "2025-08", "EU takes-stance USA,RUS fragmented order"),
    "A45": ("A45", 1, "recorded", "reaction-voiced", "planned", "2025", "West takes-stance CHN,RUS,PRK more sanctions and deterrence"),
    "A46": ("A46", 1, "recorded", "pressure-exerted", "happened", "2025", "PRK pressures KOR nuclear threat"),
    "A47": ("A47", 1, "recorded", "pressure-exerted", "happened", "2025", "CHN,RUS pressures JPN encircling drills"),
    "A48": ("A48", 1, "recorded", "pressure-exerted", "alleged", "2025", "CHN pressures TWN invasion threat"),
    "A49": ("A49", 1, "recorded", "pressure-exerted", "alleged", "2025", "CHN pressures ASEAN trade leverage"),
    "A50": ("A50", 1, "recorded", "pressure-exerted", "alleged", "2025", "RUS pressures - energy leverage"),
    "A51": ("A51", 1, "recorded", "reaction-voiced", "alleged", "2025", "ASEAN hedges-against - pushed toward hedging"),
    "A52": ("A52", 2, "disputed", "forecast-made", "forecast", "2025/..", "PHL,VNM forecasts CHN South China Sea clashes"),
    "A53": ("A53", 4, "disputed", "parade-held", "planned > happened > disputed", "2025-09-03", "IND stays-away CHN Beijing parade 2025"),
    "A54": ("A54", 2, "disputed", "assessment-made", "alleged > disputed", "2025", "KOR pressures - assessment"),
    "A55": ("A55", 3, "corrected", "troops-deployed", "happened", "2024-10/2025", "PRK deploys-to RUS troops"),
    "A56": ("A56", 2, "corrected", "agreement-reached", "happened", "[2025-05-08, 2025-09-02]", "CHN,RUS cooperates-with each-other space and energy"),
    "A57": ("A57", 1, "recorded", "assessment-made", "alleged", "2025", "CHN,PRK,RUS cooperates-with each-other assessment"),
    "A58": ("A58", 1, "recorded", "assessment-made", "alleged", "2025", "CHN,PRK,RUS cooperates-with each-other assessment"),
    "A59": ("A59", 1, "recorded", "assessment-made", "alleged", "2025", "CHN hedges-against - assessment"),
    "A60": ("A60", 1, "recorded", "forecast-made", "forecast", "2025-09/..", "CHN,RUS,PRK forecasts USA shifting global fault lines"),
    "A61": ("A61", 2, "disputed", "forecast-made", "forecast", "2025-09-03/..", "West forecasts - fallout for Western capitals"),
    "A62": ("A62", 1, "recorded", "recommendation-made", "happened", "2025-08-28", "West takes-stance - answer with unity"),
    "P01": ("P01", 1, "recorded", "treaty-in-force", "happened", "1961-07-11/..", "CHN,PRK obliged-to CHN,PRK defense; CHN,PRK obliged-to CHN,PRK nonaggression"),
    "P02": ("P02", 2, "disputed", "treaty-ended", "happened > disputed", "[1995-09-07, 1996-09-10]", "PRK,RUS obliged-to PRK,RUS defense; PRK,RUS obliged-to PRK,RUS nonaggression"),
    "P03": ("P03", 2, "ended", "treaty-in-force", "happened", "2000-02-09/.. until 2024-12-04", "PRK,RUS obliged-to PRK,RUS consultation"),
    "P04": ("P04", 1, "recorded", "treaty-in-force", "happened", "2001-07-16/..", "CHN,RUS obliged-to CHN,RUS nonaggression; CHN,RUS obliged-to CHN,RUS consultation"),
    "P05": ("P05", 1, "recorded", "veto-cast", "happened", "2022-05-26", "CHN,RUS shields PRK veto"),
    "P06": ("P06", 1, "recorded", "veto-cast", "happened", "2024-03-28", "RUS shields PRK veto; CHN takes-stance PRK renewal of the 1718 expert panel"),
    "P07": ("P07", 1, "recorded", "treaty-signed", "happened", "2024-06-19", "PRK,RUS cooperates-with each-other treaty-signature"),
    "P08": ("P08", 2, "corroborated", "treaty-ratified", "happened", "{2024-11-09,2024-11-11}", "PRK,RUS cooperates-with each-other treaty-ratification"),
    "P09": ("P09", 1, "recorded", "treaty-in-force", "happened", "2024-12-04/..", "PRK,RUS obliged-to PRK,RUS defense; PRK,RUS obliged-to PRK,RUS consultation"),
    "P10": ("P10", 1, "recorded", "estimate-made", "alleged", "2023-11", "PRK supplies RUS shells delivered by PRK to RUS since 2023-08 [>1000000 152 mm shells (if all)]"),
    "P11": ("P10", 2, "corrected", "estimate-made", "alleged", "2023-08/2024-02", "PRK supplies RUS shells delivered by PRK to RUS since 2023-08 [>3000000 152 mm shells (if all)]"),
    "P12": ("P10", 3, "corrected", "estimate-made", "alleged", "2023-08/2024-06", "PRK supplies RUS shells delivered by PRK to RUS since 2023-08 [<=4800000 152 mm shells (if all)]"),
    "P13": ("P10", 4, "corrected", "estimate-made", "alleged", "2023-08/2025-07", "PRK supplies RUS shells delivered by PRK to RUS since 2023-08 [>12000000 152 mm shells (if all)]"),
    "P14": ("P14", 1, "recorded", "arms-delivered", "happened", "2023", "PRK supplies RUS major arms [5 Hwasong-11]"),
    "P15": ("P14", 2, "corrected", "arms-delivered", "happened", "2023/2024", "PRK supplies RUS major arms [100 Hwasong-11, 10 M-1978 Koksan 170 mm]"),
    "P16": ("P14", 3, "corrected", "arms-delivered", "happened", "2023/2025", "PRK supplies RUS major arms [120 Hwasong-11, 120 M-1978 Koksan 170 mm, 20 M-1985, 10 launchers]"),
    "P17": ("P17", 1, "recorded", "troops-deployed", "happened", "2024-10/..", "PRK deploys-to RUS troops [10000..12000 troops]"),
    "P18": ("P18", 1, "recorded", "statement-made", "happened", "2025-04-26", "RUS takes-stance - DPRK troops in Kursk"),
    "P19": ("P19", 1, "recorded", "statement-made", "happened", "2025-04-28", "PRK takes-stance - DPRK troops in Kursk"),
    "P20": ("P20", 1, "recorded", "parade-held", "happened", "2025-05-09", "CHN,RUS cooperates-with each-other marched; CHN,PRK attends RUS Moscow parade 2025"),
    "P21": ("P21", 1, "recorded", "infrastructure-built", "happened", "2025-04-30", "PRK,RUS cooperates-with each-other Tumen road bridge"),
    "P22": ("P22", 1, "recorded", "drill-held", "happened", "2025-08-01/2025-08-05", "CHN,RUS cooperates-with each-other drill"),
    "P23": ("P23", 1, "recorded", "patrol-conducted", "happened", "2025-08-05~/2025-08-27", "CHN,RUS cooperates-with each-other patrol; RUS,CHN pressures JPN patrol"),
    "P24": ("P24", 1, "recorded", "statement-made", "happened", "2025-08-28", "CHN takes-stance - 26 leaders at the parade"),
    "P25": ("P25", 2, "status-changed", "summit-held", "planned > happened", "2025-08-31/2025-09-01", "IND,RUS,PAK attends CHN Tianjin summit 2025; CHN,IND,PAK,RUS cooperates-with each-other summit"),
    "P26": ("P26", 1, "recorded", "agreement-reached", "happened", "2025-09-02", "CHN,RUS cooperates-with each-other Power of Siberia 2 and other documents"),
    "P27": ("P27", 1, "recorded", "parade-held", "happened", "2025-09-03", "RUS,PRK,SVK,SRB attends CHN Beijing parade 2025; IND stays-away CHN Beijing parade 2025"),
}
# fmt: on

LINES = [
    orjson.loads(line)
    for line in resources.files("service.datasets").joinpath("axis-2025.ndjson").read_bytes().splitlines()
]
STREAMS: dict[str, list[dict[str, Any]]] = defaultdict(list)
for each in LINES:
    STREAMS[each["key"].removeprefix("axis-2025:")].append(each)


def said(line: dict[str, Any]) -> Development.Event:
    """The event of a line, with its references as the log holds them."""
    event: Development.Event = object.__new__(EVENTS[line["event"]])
    references = {name: str(identified(line[name])) for name in ("because_of", "contested_by") if name in line}
    event.__dict__.update(line | references)
    return event


def after(lines: Iterable[dict[str, Any]]) -> State:
    """The state that the lines of a stream leave."""
    record, *amendments = lines
    state = State.first(record["kind"], record["content"])
    for line in amendments:
        state = said(line).evolve(state)
    return state


def told(state: State) -> Kind:
    """What the development says in a state."""
    return read(state.kind, checked(state.kind, state.content))


def in_words(development: Kind) -> Iterator[str]:
    """The facts of a development, each in a line."""
    for fact in development.facts():
        words = fact.subject, fact.predicate, fact.object or "-", fact.aspect
        measured = ", ".join(map(amount, fact.attributes.get("quantities", ())))
        yield " ".join(words) + (f" [{measured}]" if measured else "")


def amount(quantity: dict[str, Any]) -> str:
    """A quantity in words."""
    operator = quantity.get("operator", Operator.EXACTLY)
    upper = f"..{quantity['upper']}" if operator == Operator.RANGE else ""
    sign = "" if operator in (Operator.EXACTLY, Operator.RANGE) else operator
    return f"{sign}{quantity['amount']}{upper} {quantity['name']}"


def spelled_out(facts: str) -> Iterator[str]:
    """The facts of a row of the table, each in a line."""
    for clause in filter(None, facts.split("; ")):
        subjects, predicate, objects, rest = clause.split(" ", 3)
        both = (
            combinations(subjects.split(","), 2)
            if objects == "each-other"
            else product(subjects.split(","), objects.split(","))
        )
        yield from (f"{subject} {predicate} {object_} {rest}" for subject, object_ in both if subject != object_)


@pytest.mark.parametrize("item", ITEMS)
def test_each_item_is_where_the_table_says_and_asserts_what_it_says(item: str) -> None:
    key, version, event, kind, statuses, when, facts = ITEMS[item]
    lines = STREAMS[key][:version]
    states = [after(lines[: number + 1]) for number in range(len(lines))]
    went_through = [states[0].status] + [two.status for one, two in pairwise(states) if two.status != one.status]
    assert (lines[-1]["version"], lines[-1]["event"], lines[0]["kind"]) == (version, event, kind)
    assert " > ".join(went_through) == statuses
    assert states[-1].content["when"] + (f" until {states[-1].ended}" if states[-1].ended else "") == when
    assert set(in_words(told(states[-1]))) == set(spelled_out(facts))


def test_every_item_has_a_row_and_every_stream_ends_with_one() -> None:
    assert set(ITEMS) == EVERY_ITEM
    assert {key: max(row[1] for row in ITEMS.values() if row[0] == key) for key in STREAMS} == {
        key: len(lines) for key, lines in STREAMS.items()
    }


@pytest.mark.parametrize("item", ITEMS)
def test_each_item_names_itself(item: str) -> None:
    key, version, *_ = ITEMS[item]
    line = STREAMS[key][version - 1]
    texts = [STREAMS[key][0]["content"]["note"]] if item == key else [line["reason"], line["changes"]["note"]]
    assert all(item in text for text in texts)


@pytest.mark.parametrize("item", DISPUTED)
def test_a_disputed_item_says_so_and_why(item: str) -> None:
    amendments = STREAMS[item][1:]
    assert any(
        line["event"] == "disputed" or line.get("status") == Status.CONTRADICTED
        for line in amendments
        if line["reason"]
    )
    assert contested(after(STREAMS[item]))


def test_nothing_else_is_disputed() -> None:
    assert sorted(key for key, lines in STREAMS.items() if contested(after(lines))) == DISPUTED


def contested(state: State) -> bool:
    """A plan or a forecast that is denied stays one; what was asserted as real is disputed or refuted then."""
    return state.status in (Status.DISPUTED, *REFUTED) or bool(state.contested_by)


def test_the_versions_of_a_stream_follow_each_other_and_a_record_begins_it() -> None:
    for lines in STREAMS.values():
        assert [line["version"] for line in lines] == list(range(1, len(lines) + 1))
        assert [line["event"] == "recorded" for line in lines] == [True] + [False] * (len(lines) - 1)


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['key'].removeprefix('axis-2025:')}v{line['version']}")
def test_each_line_says_by_whom_and_on_what_it_rests(line: dict[str, Any]) -> None:
    assert (line["author"], line["correlation_id"]) == ("entente", "axis-2025")
    assert line["event"] == "recorded" or line["reason"]
    for source in line["sources"]:
        assert urlsplit(source.get("url", "")).netloc.removeprefix("www.") in ("", source["name"])
        assert "published" in source or source["name"] == "en.wikipedia.org"
        assert bounds(source.get("published", "2025")).ends_by < FOREVER


@pytest.mark.parametrize("item", sorted(item for item in EVERY_ITEM if item.startswith("A")))
def test_a_claim_is_recorded_from_the_article_alone(item: str) -> None:
    (source,) = STREAMS[item][0]["sources"]
    assert (source["name"], source["url"], source["published"]) == ("thinktank.pk", ARTICLE, "2025-08-28")
    assert source["reliability"]
    assert source["credibility"]


def test_the_public_record_does_not_rest_on_the_article() -> None:
    for key, lines in STREAMS.items():
        if key.startswith("P"):
            assert all(source["name"] != "thinktank.pk" for line in lines for source in line["sources"])
            assert lines[0]["sources"]


@pytest.mark.parametrize("key", STREAMS)
def test_each_state_of_a_stream_can_be_read(key: str) -> None:
    for version in range(1, len(STREAMS[key]) + 1):
        state = after(STREAMS[key][:version])
        development = told(state)
        assert len(development.title) <= 200
        assert state.status in set(Status)
        assert not dict(development.problems())
        assert {actor for actor, _ in roles(development)} <= registry().keys()
        for fact in development.facts():
            assert {fact.subject, fact.object} - {""} <= registry().keys()


@pytest.mark.parametrize("key", STREAMS)
def test_every_date_is_read(key: str) -> None:
    for line in STREAMS[key]:
        document = line.get("content") or line.get("changes") or line
        dates = [document[name] for name in ("when", "since", "due", "on", "resolves_by") if name in document]
        assert all(spans(date) for date in dates)


def test_every_reference_names_a_stream_of_the_file() -> None:
    for line in LINES:
        keys = [line[name] for name in ("because_of", "contested_by") if name in line]
        keys += line.get("content", {}).get("related", [])
        assert {key.removeprefix("axis-2025:") for key in keys} <= STREAMS.keys() - {line["key"][10:]}


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_that_a_text_names_is_there(item: str) -> None:
    key, version, *_ = ITEMS[item]
    line = STREAMS[key][version - 1]
    named = re.findall(r"\b[AP]\d\d\b", " ".join([line.get("reason", ""), line.get("content", {}).get("note", "")]))
    assert set(named) <= EVERY_ITEM


@pytest.mark.parametrize("key", STREAMS)
def test_the_public_is_told_in_the_end_what_the_log_holds(key: str) -> None:
    def public(line: dict[str, Any]) -> int:
        return min(
            (bounds(source["published"]).ends_by for source in line["sources"] if "published" in source),
            default=FOREVER,
        )

    record, *amendments = STREAMS[key]
    assert after([record, *sorted(amendments, key=public)]) == after(STREAMS[key])


class Taking(Log):
    """A log that takes every event and keeps nothing."""

    def __init__(self) -> None:
        pass

    def load(self, batches: Iterable[Iterable[Development.Event]]) -> Iterator[int]:
        """How many events there are in each batch."""
        return (sum(1 for _ in batch) for batch in batches)


def test_the_importer_takes_every_line() -> None:
    imported = import_lines(Taking(), map(orjson.dumps, LINES))
    assert (imported.lines, imported.appended) == (144, 144)


def test_the_data_set_speaks_of_most_kinds() -> None:
    spoken = {lines[0]["kind"] for lines in STREAMS.values()}
    assert spoken <= KINDS.keys()
    assert KINDS.keys() - spoken == {
        "conflict-fought", "interaction-coded", "membership-joined", "membership-left", "roll-call-held",
        "sanction-lifted", "troops-withdrawn",
    }  # fmt: skip
