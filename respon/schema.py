"""The data format as JSON Schema, generated from the model's types."""

import json
from typing import Any

import msgspec

from respon.model import DataFile


def schema() -> str:
    """Return the JSON Schema (2020-12) of a data file, as text."""
    body: dict[str, Any] = msgspec.json.schema(DataFile)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "respon data file, version 1",
    }
    return json.dumps(head | body, ensure_ascii=False, indent=2) + "\n"
