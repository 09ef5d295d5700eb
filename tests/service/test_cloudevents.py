"""The log as CloudEvents: a client of the standard reads every event of it, and where it stands in the log."""

import json
import re

from cloudevents.core.formats.json import JSONFormat

BATCH = "application/cloudevents-batch+json"
TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


def test_a_client_of_the_standard_reads_the_log(world):
    body = {"author": "tester", "title": "Sea drill", "when": "2025-09", "participants": ["CHN"]}
    drill = world.post("/developments/drill-held", body, traceparent=TRACEPARENT).json["id"]
    world.then(drill, "corrections", reason="the day is known", changes={"when": "2025-09-03"})
    world.then(drill, "erasures", reason="asked for", basis="GDPR 17")
    answer = world.client.get("/v1/log", headers={"Accept": BATCH})
    whole = world.client.get("/v1/log").json
    assert answer.content_type == BATCH
    assert answer.data == world.client.get("/v1/log?format=cloudevents").data

    events = [JSONFormat().read(None, json.dumps(each)) for each in answer.json]
    assert [each.get_type() for each in events] == [
        f"entente.development.{word}" for word in ("recorded", "corrected", "payload-erased")
    ]
    assert [each.get_id() for each in events] == [f"{drill}/{version}" for version in (1, 2, 3)]
    assert {(each.get_source(), each.get_subject()) for each in events} == {(whole["origin"], drill)}
    assert [each.get_extension("position") for each in events] == ["1", "2", "3"]
    assert [each.get_data() for each in events] == whole["events"]
    assert [each.get_time().isoformat() for each in events] == [each["recorded_at"] for each in whole["events"]]
    assert events[0].get_extension("traceparent") == whole["events"][0].get("traceparent")
    assert all(re.fullmatch("[a-z0-9]{1,20}", name) for each in answer.json for name in each)
    assert "Sea drill" not in answer.text
