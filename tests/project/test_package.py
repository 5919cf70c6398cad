"""What is built for others holds the package, its data and its pages, no more and no less, and works."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, environment, tracked

PAGES = {"README.md", "README.zh-CN.md", "CHANGELOG.md", "SECURITY.md", "LICENSE"}
BUILT = {"pyproject.toml", "PKG-INFO", ".gitignore"}  # the last is hatchling's own wish
KEPT: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # from Python 3.11.4 on
FACTS = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}


def build(source: Path, folder: Path, *targets: str) -> None:
    words = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    for target in targets:
        words += ["-t", target]
    subprocess.run(words, cwd=source, capture_output=True, check=True)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, unpacked, and the wheel."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, folder, "sdist", "wheel")
    (packed,) = folder.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "sdist", **KEPT)
    return folder


def unpacked(built: Path) -> Path:
    (folder,) = (built / "sdist").iterdir()
    return folder


def wheel(folder: Path) -> zipfile.ZipFile:
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def kept(*folders: str) -> set[str]:
    """What git keeps in these folders of the checkout."""
    paths = (path.relative_to(ROOT) for path in tracked())
    return {path.as_posix() for path in paths if path.parts[0] in folders}


def test_the_sdist_holds_the_package_its_data_and_its_pages(built: Path) -> None:
    folder = unpacked(built)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == kept("respon", "data", "docs") | PAGES | BUILT


def test_the_wheel_holds_the_package_and_its_data(built: Path) -> None:
    names = wheel(built).namelist()
    (facts,) = {name.split("/")[0] for name in names if ".dist-info/" in name}
    data = {f"respon/{name}" for name in kept("data")}
    assert set(names) == kept("respon") | data | {f"{facts}/{name}" for name in FACTS}


def test_the_sdist_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    build(unpacked(built), tmp_path, "wheel")
    ours, again = ({entry.filename: entry.CRC for entry in wheel(folder).infolist()} for folder in (built, tmp_path))
    assert again == ours


def test_the_wheel_answers_by_itself(built: Path, tmp_path: Path) -> None:
    wheel(built).extractall(tmp_path)
    words = [sys.executable, "-m", "respon", "duties", "市科委", "-f", "csv"]
    done = subprocess.run(
        words, cwd=tmp_path, env=environment(PYTHONPATH=str(tmp_path)), capture_output=True, check=True
    )
    assert done.stdout.decode().splitlines()[1].startswith("市科委,")
    where = [sys.executable, "-c", "import respon; print(respon.__file__)"]
    done = subprocess.run(
        where, cwd=tmp_path, env=environment(PYTHONPATH=str(tmp_path)), capture_output=True, check=True
    )
    assert done.stdout.decode().startswith(str(tmp_path))
