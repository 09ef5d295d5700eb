"""Thousands of developments for a drawing: in few words, or as strokes; and views that leave out what they rest on."""


def test_a_sketch_has_the_dates_of_the_outline_in_its_order(seeded):
    outline = seeded.get("/timeline/outline", published_by="2025-08-28")
    sketch = seeded.get("/timeline/sketch", published_by="2025-08-28")

    places = [outline["columns"].index(name) for name in sketch["columns"]]
    assert sketch["rows"] == [[row[place] for place in places] for row in outline["rows"]]
    assert len(sketch["rows"]) > 90
    assert any(None in row for row in sketch["rows"])
    assert sketch["moment"] == outline["moment"]


def test_a_sketch_says_that_its_limit_left_some_out(seeded):
    sketch = seeded.get("/timeline/sketch", limit=3, actor="PRK", dimension="military")

    assert (len(sketch["rows"]), sketch["more"]) == (3, True)
    assert {row[0] for row in sketch["rows"]} == {"military"}


def test_an_answer_tells_the_grounds_of_the_tables_that_are_named_alone(seeded):
    asked = {"actors": "CHN,RUS,PRK", "valid_on": "2025-08-28"}
    whole = seeded.get("/cohesion", **asked)
    some = seeded.get("/cohesion", **asked, grounds="moved")

    assert some["answer"]["moved"] == whole["answer"]["moved"]
    assert set(some["developments"]) == {row["development"] for row in whole["answer"]["moved"]}
    for table, rows in whole["answer"].items():
        silent = rows if table == "moved" else [{**row, "rests_on": []} for row in rows]
        assert some["answer"][table] == silent
    assert seeded.get("/cohesion", **asked, grounds="none")["developments"] == {}


def test_what_is_within_a_row_that_tells_no_grounds_tells_none_either(seeded):
    asked = {"actors": "CHN,RUS", "valid_on": "2025-08-28"}
    told, silent = (seeded.get("/theatres", **asked, **more)["answer"]["ties"] for more in ({}, {"grounds": "places"}))
    assert all(tying["rests_on"] for row in told for tying in row["actors"])
    assert not any(tying["rests_on"] for row in silent for tying in row["actors"])
    assert [row["one"] for row in told] == [row["one"] for row in silent]


def test_a_table_that_the_view_does_not_have_tells_no_grounds(seeded):
    refused = seeded.client.get("/v1/cohesion?actors=CHN,RUS&grounds=flows")

    assert refused.status_code == 422
    assert refused.json["errors"][0]["field"].startswith("grounds")


def test_a_citation_of_an_answer_without_its_grounds_still_rests_on_them(seeded):
    address = "/v1/alliances?actors=CHN,PRK&valid_on=2025-08-28"
    made = [
        seeded.post("/citations", {"address": each, "author": "tester"}).json
        for each in (address, f"{address}&grounds=none")
    ]

    assert made[0]["rests_on"] == made[1]["rests_on"] != []
