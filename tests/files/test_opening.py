"""What a path may name: a plain file; anything else is told by name, and none is waited for."""

import os
import socket
import threading
import time

import pytest

from respon.errors import DataError, DocumentError
from respon.files import opening
from respon.files.opening import abbreviated, contents, opened, resolved
from respon.files.source import fetch

posix = pytest.mark.skipif(os.name != "posix", reason="there are no such files")


@pytest.fixture
def odd(tmp_path):
    """A folder of what is no plain file."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "file").write_bytes(b"a")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
        yield tmp_path


@posix
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "a folder"),
        ("pipe", "a pipe"),
        ("socket", "a socket"),
        ("circle", "leads in a circle"),
        ("/dev/zero", "a device"),
        ("/dev/null", "a device"),
        ("file/x", "leads through a file"),
        ("nothing", "no such file"),
        ("a\0b", "no file has such a name"),
        ("a" * 5000, "the name is too long"),
        ("a/" * 3000, "the name is too long"),
    ],
)
def test_what_is_no_plain_file_is_told_with_the_mend(odd, name, message):
    for kind in (DataError, DocumentError):
        with pytest.raises(kind, match=message) as caught:
            contents(os.path.join(odd, name), 10, "", kind)  # noqa: PTH118 - a name that pathlib may not take
        assert caught.value.hint
        assert len(caught.value.where.file) < 300


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "hole"
    with path.open("wb") as file:
        file.truncate(40 << 30)
    began = time.process_time()
    with pytest.raises(DataError, match="larger than 2 MB") as caught:
        contents(path, 2 << 20, "make it smaller")
    assert caught.value.hint == "make it smaller"
    assert time.process_time() - began < 1


@posix
def test_a_file_that_hides_its_size_is_read_no_further(tmp_path):
    with pytest.raises(DataError, match="larger than 0 MB"):
        contents("/proc/self/maps", 100, "")  # the kernel says 0 bytes, and writes it as it is read


def test_a_file_that_becomes_something_else_meanwhile_is_not_waited_for(odd, monkeypatch):
    monkeypatch.setattr(opening, "require_plain", lambda *_, **__: None)
    with opened(odd / "pipe") as file:
        assert file.read() == b""


@posix
def test_a_document_may_come_through_a_pipe(odd):
    def write():
        time.sleep(0.1)
        with (odd / "pipe").open("wb") as pipe:
            pipe.write(b"a" * 200_000)
            pipe.flush()
            time.sleep(0.1)
            pipe.write(b"b")

    writer = threading.Thread(target=write)
    writer.start()
    assert fetch(str(odd / "pipe")).data == b"a" * 200_000 + b"b"
    writer.join()


@posix
def test_a_pipe_that_nobody_writes_to_is_waited_for_so_long_only(odd, monkeypatch):
    monkeypatch.setattr(opening, "PIPE_SECONDS", 0.1)
    with pytest.raises(DocumentError, match="nothing more came through this pipe") as caught:
        fetch(str(odd / "pipe"))
    assert caught.value.hint


@posix
def test_a_pipe_without_end_is_read_no_further_than_the_limit(odd, monkeypatch):
    monkeypatch.setattr("respon.files.source.PACKAGE_BYTES", 100_000)
    monkeypatch.setattr("respon.files.source.TEXT_BYTES", 100_000)

    def write():
        try:
            with (odd / "pipe").open("wb") as pipe:
                while True:
                    pipe.write(b"a" * 4096)
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=write)
    writer.start()
    with pytest.raises(DocumentError, match="larger than"):
        fetch(str(odd / "pipe"))
    writer.join()


@posix
def test_a_circle_of_links_is_left_as_it_is_written(odd):
    assert resolved(odd / "circle" / "x").name == "x"
    with pytest.raises(ValueError, match="null"):
        resolved("a\0b")


def test_a_name_too_long_to_be_one_does_not_fill_the_screen():
    assert abbreviated("a" * 200) == "a" * 200
    assert len(abbreviated("a" * 5000)) < 200
