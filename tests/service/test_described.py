"""Whatever is asked in the terms of the description, by whoever asks, is answered as it describes.

Schemathesis makes up the requests: as described, and not as described. By hand, for as long as one likes:
`ENTENTE_TEST_EXAMPLES=200 pytest tests/service/test_described.py`.
"""

from contextlib import suppress

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from service.access import keys
from service.access.scopes import Role
from service.app import create_app
from tests.tools import EXAMPLES

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]

ENDLESS = "text/event-stream"


@pytest.fixture(scope="module")
def described(seeded):
    """The interface as it describes itself, over a log with something in it."""
    return schemathesis.openapi.from_wsgi("/v1/openapi.json", create_app(seeded.parts))


@pytest.fixture(scope="module")
def credentials(seeded):
    """What a request carries: nothing, or a key of each role."""
    made = (keys.make(seeded.parts.pool, name=role, role=role, created_by="tester") for role in Role)
    return [{}, *({"Authorization": f"Bearer {secret.text}"} for _, secret in made)]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as-described", "otherwise"])
def test_every_answer_is_as_described(described, credentials, mode):
    """With one example each operation is asked by one role, in turn; with more, by all."""
    operations = [result.ok() for result in described.get_all_operations()]
    finite = [each for each in operations if ENDLESS not in str(each.definition.raw["responses"])]
    assert len(finite) > 150
    if mode is GenerationMode.NEGATIVE:
        finite = [each for each in finite if not takes_any_text(each)]
    for number, operation in enumerate(finite):
        for headers in credentials if EXAMPLES > 1 else [credentials[number % len(credentials)]]:
            with suppress(Unsatisfiable):  # where next to nothing can be said otherwise than as described
                answered(operation, mode, headers)


def takes_any_text(operation):
    """Whether nothing can be said otherwise than as described; to look for it would take most of the time."""
    document, whole = operation.schema.raw_schema, operation.definition.raw
    of_path = document["paths"][operation.path].get("parameters", [])
    named = document["components"]["parameters"]
    taken = [named.get(each.get("$ref", "").rpartition("/")[2], each) for each in whole.get("parameters", []) + of_path]
    return "requestBody" not in whole and all(
        each["schema"].get("type") == "string" and each["schema"].keys() <= {"type", "minLength"} for each in taken
    )


def answered(operation, mode, headers):
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def answer(case):
        case.validate_response(case.call(headers=headers), checks=CHECKS)

    answer()
