"""Schemathesis asks whatever the OpenAPI document allows, and some that it does not."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error, response_schema_conformance, status_code_conformance

from marsad.web.openapi import openapi
from web.asking import Server

EXAMPLES = 20
SCHEMA = schemathesis.openapi.from_dict(openapi("1"))


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None, phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_no_question_is_an_error_of_ours(case: schemathesis.Case[Any], server: Server) -> None:
    """Nor is an answer other than the document says."""
    answer = case.call(base_url=server.origin, timeout=30)
    case.validate_response(
        answer, checks=[not_a_server_error, status_code_conformance, response_schema_conformance]
    )


def test_the_server_complained_of_nothing(server: Server) -> None:
    assert "Traceback" not in server.errors()
