"""docs/data-format.md tells every key there is, and its examples load; the schema judges the bundled data."""

import json
import re
from pathlib import Path

import jsonschema
import msgspec
import pytest
from support import Run

import respon
from respon.model import Action, Agency, DataFile, Document, Reform
from respon.schema import schema
from respon.sources import yaml
from tools import walk

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


def test_the_walk_to_another_places_registry_goes_as_told() -> None:
    """Every file of it is written, every command run; each says what the page says, word for word."""
    assert walk.renewed(PAGE) == PAGE, "run ./do docs"
    told = walk.commands(PAGE)
    assert all(
        any(command.startswith(words) for command in told) for words in ("respon extract", "respon agencies --from")
    )


BRACKETS = re.findall(r"^\| (`.*?) \| (the agency|refused)", PAGE.partition("### Names with a bracket")[2], re.M)
REGISTRY = """respon: 1
agencies:
  - {name: 市教育局, signboards: [市语委办]}
  - {name: 市公安局}
  - {name: 市环保局}
  - {name: 市生态环境局}
  - {name: Port Office}
reforms: [{change: rename, date: "2018", from: [市环保局], to: [市生态环境局]}]
actions: [{id: 一, title: 甲, co: [市教育局, 市环保局, 市生态环境局, Port Office]}]
"""


@pytest.mark.parametrize(
    ("written", "read"), [(form, read) for cell, read in BRACKETS for form in re.findall("`(.+?)`", cell)]
)
def test_names_with_brackets_are_read_as_told(run: Run, tmp_path: Path, written: str, read: str) -> None:
    data = tmp_path / "a.yaml"
    data.write_text(REGISTRY, encoding="utf-8")
    done = run("duties", written, "-d", data)
    assert done.code == (0 if read == "the agency" else 3)
    assert "in the bracket behind it is" in done.err or "is taken for" in done.err
