"""The command line, run inside the test."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from respon import i18n
from respon.cli.main import main


class Done(NamedTuple):
    code: int
    out: bytes
    err: str


@pytest.fixture
def cli(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Done]]:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: object) -> Done:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out, err.decode())

    yield run
    i18n.use("en")
