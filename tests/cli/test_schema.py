import json

import jsonschema


def test_the_schema_of_the_native_record_is_shown(cli):
    schema = json.loads(cli("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Record"
