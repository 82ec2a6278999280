import json
import re

import jsonschema
import msgspec

from marsad.web.contexts import Refused
from marsad.web.openapi import openapi
from marsad.web.views import PREFERENCES, QUERY, VIEWS


def test_the_document_says_of_each_view_what_it_is() -> None:
    document = openapi("1")
    assert set(document["paths"]) == {view.path.replace(":path", "") for view in VIEWS} | {"/read"}
    for view in VIEWS:
        get = document["paths"][view.path.replace(":path", "")]["get"]
        named = {one["name"] for one in get["parameters"] if one["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)", view.path))
        asked = {one["name"] for one in get["parameters"] if one["in"] == "query"}
        assert asked == {*view.query, *PREFERENCES} and set(view.query) <= set(QUERY)
        answers = get["responses"]["200"]["content"]
        assert answers["application/json"]["schema"] == {
            "$ref": f"#/components/schemas/{view.context.__name__}"
        }
        assert ("text/csv" in answers) == (view.table is not None)
    ids = [operation["operationId"] for path in document["paths"].values() for operation in path.values()]
    assert len(ids) == len(set(ids))


def test_the_schemas_are_json_schema_and_hold_of_what_is_answered() -> None:
    document = openapi("1")
    assert json.loads(msgspec.json.encode(document)) == document
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema.get("description"), name
    schema = {"$ref": "#/components/schemas/Refused", "components": document["components"]}
    jsonschema.validate(json.loads(msgspec.json.encode(Refused(status=404, error="…"))), schema)
