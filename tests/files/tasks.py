"""What a reader might do to the process that it runs in; called there by name."""

import os
import sys
from pathlib import Path

from respon.files.confined import stage


def told(source, given):
    return repr((source.name, source.data, given, sys.path, sorted(sys.modules), str(Path.cwd()))).encode()


def spin(source, given):
    stage("turning round", 1)
    while True:
        pass


def swallow(source, given):
    return b"a" * (4 << 30)


def crash(source, given):
    os.abort()


def sink(source, given):
    return sink(source, given)


def halve(source, given):
    return "\ud800".encode()


def err(source, given):
    raise KeyError("nobody thought of this")
