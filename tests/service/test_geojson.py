"""GeoJSON: what has a place has a point, what has none has null, and all is as RFC 7946 says."""

import csv
from importlib.resources import files

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from events.actors import registry
from service.formats.places import of_actor, of_theatre

POSITION = {
    "type": "array",
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "minItems": 2,
    "items": False,
}


def geometry(kind: str, coordinates: object) -> object:
    return {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"const": kind}, "coordinates": coordinates},
        "additionalProperties": False,
    }


RFC7946 = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            geometry("Point", POSITION),
                            geometry("MultiPoint", {"type": "array", "items": POSITION}),
                        ]
                    },
                },
                "not": {"anyOf": [{"required": ["features"]}, {"required": ["coordinates"]}]},
            },
        },
    },
    "not": {"anyOf": [{"required": [name]} for name in ("coordinates", "geometry", "geometries", "properties")]},
}
"""What RFC 7946 asks of a collection, as far as we write one; 7.1 forbids what defines another type."""


def test_each_row_is_a_feature(world):
    world.given("drill-held", participants=["CHN", "RUS"], theatre="Sea of Japan")
    world.given("membership-joined", member="IRN", organisation="SCO", when="2023-07-04/..")
    world.project()
    for path, name in (
        ("/timeline", "developments"),
        ("/state?valid_on=2025-09-03", "facts"),
        ("/actors", "actors"),
        ("/organisations/SCO/members", "members"),
        ("/theatres?actors=CHN,RUS", "theatres"),
    ):
        whole = world.client.get(f"/v1{path}").json
        table = f"&table={name}" if "answer" in whole else ""
        answer = world.client.get(f"/v1{path}{'&' if '?' in path else '?'}format=geojson{table}")
        told = answer.json

        assert answer.content_type == "application/geo+json"
        assert list(Draft202012Validator(RFC7946).iter_errors(told)) == []
        assert [each["properties"] for each in told["features"]] == whole.get("answer", whole)[name]
        assert told.get("moment") == whole.get("moment")
        assert any(each["geometry"] for each in told["features"])


def test_a_development_is_where_its_theatre_is_and_nowhere_without_one(world):
    given_in = {theatre: world.given("drill-held", participants=["CHN"], **({"theatre": theatre} if theatre else {}))
                for theatre in ("Sea of Japan", "Ukraine+Taiwan", "global", "kursk", None)}  # fmt: skip
    world.project()
    told = world.client.get("/v1/timeline", headers={"Accept": "application/geo+json"}).json
    places = {each["id"]: each["geometry"] for each in told["features"]}

    assert {theatre: places[id_] for theatre, id_ in given_in.items()} == {
        "Sea of Japan": {"type": "Point", "coordinates": [135.0, 40.0]},
        "Ukraine+Taiwan": {"type": "MultiPoint", "coordinates": [[120.8, 23.5], [32.4, 49.4]]},
        "global": None,
        "kursk": {"type": "Point", "coordinates": [36.2, 51.7]},
        None: None,
    }


def test_every_point_is_of_an_actor_that_is_known_and_to_a_tenth_of_a_degree():
    for name in ("label_points.csv", "theatre_points.csv"):
        with files("service.datasets").joinpath(name).open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines):
                assert row.get("code", "CHN") in registry()
                assert all(float(row[each]) == round(float(row[each]), 1) for each in ("longitude", "latitude"))
    assert of_actor("NATO") is None
    assert of_actor("RUS")["coordinates"] == (107.7, 62.1)


@settings(max_examples=40)
@given(st.text())
def test_any_name_of_a_theatre_has_points_or_none(name):
    found = of_theatre(name)
    assert found is None or found["type"] in ("Point", "MultiPoint")
