"""docs/data-format.md tells every key there is, and its examples load; the schema judges the bundled data."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest

import respon
from respon.model import Action, Agency, DataFile, Document, Reform
from respon.schema import schema
from respon.sources import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/data-format.md").read_text(encoding="utf-8")
DATA = sorted((ROOT / "data").glob("*.yaml"))
FILES = re.findall(r"^```yaml\n(respon: 1\n.*?)^```$", PAGE, re.M | re.S)


def test_the_schema_on_disk_is_that_of_the_model() -> None:
    assert (ROOT / "data/respon.schema.json").read_text(encoding="utf-8") == schema(), "run ./do docs"


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_the_bundled_data_is_valid_by_the_schema(path: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    found, _ = yaml.load(path.read_bytes(), path.name)
    assert [error.message for error in validator.iter_errors(found)] == []


@pytest.mark.parametrize("key", ["actions", "agencies"])
def test_the_schema_refuses_what_the_format_does_not_have(key: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    assert validator.is_valid({"respon": 1, key: []})
    assert not validator.is_valid({"respon": 1, key: [{"owner": "市科委"}]})
    assert not validator.is_valid({"respon": 2, key: []})


@pytest.mark.parametrize("kind", [DataFile, Document, Action, Agency, Reform], ids=lambda kind: kind.__name__)
def test_every_key_is_told(kind: type[msgspec.Struct]) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert [key for key in keys if f"`{key}`" not in PAGE and f"\n{key}:" not in PAGE] == []


@pytest.mark.parametrize("text", FILES)
def test_examples_load(text: str, tmp_path: Path) -> None:
    (tmp_path / "agencies.yaml").write_text("respon: 1\n", encoding="utf-8")
    (tmp_path / "example.yaml").write_text(text, encoding="utf-8")
    plan = respon.load(str(tmp_path / "example.yaml"))
    assert len(plan.actions) == text.count("    title:") - len(plan.documents)
