"""Several files are replaced all or none, and a failure leaves what was there, and nothing else."""

from pathlib import Path

import pytest

from respon.cli import several
from respon.errors import ResponError


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    several.replaced({tmp_path / "a": b"new", tmp_path / "b": b"fresh"})
    assert tree(tmp_path) == {"a": b"new", "b": b"fresh"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_one_that_can_not_be_written_takes_the_others_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ResponError, match="can't write"):
        several.replaced({tmp_path / "a": b"new", tmp_path / "b": b"fresh", tmp_path / "folder": b"x"})
    assert tree(tmp_path) == {"a": b"old"}
    with pytest.raises(ResponError, match="can't write"):
        several.replaced({tmp_path / "a": b"new", tmp_path / "missing" / "b": b"x"})
    assert tree(tmp_path) == {"a": b"old"}


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    several.replaced({tmp_path / "link": b"new"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
