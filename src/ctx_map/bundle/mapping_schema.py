"""The JSON schema of mapping files, made from the model that checks them."""

from __future__ import annotations

import json

from ctx_map.bundle.mapping import Mapping


def schema_text() -> str:
    """Return the schema as JSON text, as it is shipped for editors."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Mapping.model_json_schema(),
        "title": "Mapping file of ctx-map",
        "description": "How an agency's own files and columns become the tables of a bundle.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
