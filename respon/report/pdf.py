"""The page printed by a browser: where one is present, and by nothing else, since nothing else sets it the same."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from respon.errors import ResponError
from respon.files.opening import system
from respon.i18n import tr
from respon.messages import say
from respon.report.content import Report
from respon.report.html import write as write_html
from respon.report.moment import moment
from respon.report.progress import Told

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
"""Programs of Chromium's kind, looked for on PATH in this order; RESPON_BROWSER names another."""

SECONDS = 300
"""After which a browser that hasn't printed is stopped."""

_QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # the page asks for nothing; nor shall the browser
)
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:(\d{14})")
_NODES = re.compile(rb"\(node(\d{8})\)")
"""Names of the page's elements, for readers' aids: the browser counts on from what it has named before, and when that
was depends on how busy the machine is."""


def write(report: Report, told: Told) -> Iterator[bytes]:
    """Yield the pdf. Raises ResponError where no browser is present, or it fails."""
    program = browser()
    with tempfile.TemporaryDirectory(prefix="respon-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        with page.open("wb") as stream:
            stream.writelines(write_html(report, told))
        told(tr("printing the page"))
        _print(program, page, printed, Path(folder, "profile"))
        yield dated(numbered(printed.read_bytes()))


def browser() -> str:
    """Return the browser's path. Raises ResponError if there is none."""
    hint = say("install Chromium (Debian: apt-get install chromium), or name a browser of its kind in RESPON_BROWSER")
    if named := os.environ.get("RESPON_BROWSER"):
        if found := shutil.which(named):
            return found
        raise ResponError(say("RESPON_BROWSER names no program: '{named}'", named=named), hint=hint)
    if found := next(filter(None, map(shutil.which, BROWSERS)), None):
        return found
    raise ResponError(
        say("a pdf needs a browser to print it, and none is on PATH"),
        hint=say("{hint}; or write html or docx", hint=hint),
    )


def _print(program: str, page: Path, printed: Path, profile: Path) -> None:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    argv = [program, *_QUIET, *root, f"--user-data-dir={profile}", f"--print-to-pdf={printed}", page.as_uri()]
    try:
        done = subprocess.run(argv, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - the user's own browser
    except subprocess.TimeoutExpired:
        raise ResponError(
            say("{program} did not print within {seconds} seconds", program=program, seconds=SECONDS),
            hint=say("write html or xlsx, or report fewer documents"),
        ) from None
    except OSError as error:
        raise ResponError(
            say("can't start {program}: {reason}", program=program, reason=system(error)),
            hint=say("check RESPON_BROWSER"),
        ) from None
    if done.returncode or not printed.exists():
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ResponError(
            say(
                "{program} could not print: {what}",
                program=program,
                what=words[-1] if words else f"exit {done.returncode}",
            ),
            hint=say("try it with another browser: RESPON_BROWSER=google-chrome"),
        )


def numbered(pdf: bytes) -> bytes:
    """Return the pdf with its elements' names counted from 0, in the same order and as long as before."""
    ranks = {name: rank for rank, name in enumerate(sorted(set(_NODES.findall(pdf))))}
    return _NODES.sub(lambda found: b"(node%08d)" % ranks[found[1]], pdf)


def dated(pdf: bytes) -> bytes:
    """Return the pdf with the moment of its making replaced: the same data gives the same bytes (SOURCE_DATE_EPOCH)."""
    when = moment()
    stamp = f"{when:%Y%m%d%H%M%S}".encode() if when else b"20000101000000"
    return _DATES.sub(lambda found: b"/" + found[1] + b" (D:" + stamp, pdf)  # as long as before: offsets hold
