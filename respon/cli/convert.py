"""`respon convert`."""

from typing import Annotated

import typer

from respon.cli.run import speak
from respon.cli.shared_options import Lang, format_option
from respon.formats import FORMATS, Written, chosen

KIND: Written = "data"


def command(
    sources: Annotated[
        list[str], typer.Argument(metavar="FROM", help="Data files or folders; `-` is stdin. Several become one file.")
    ],
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")] = None,
    format: Annotated[str | None, format_option("yaml", KIND)] = None,
    lang: Lang = None,
) -> None:
    """Write data as another kind of file: YAML, JSON, JSON Lines, csv, tsv, a workbook or Parquet. Nothing is lost.

    Ids, documents, registry, printed names, roles stated or not, clauses, dates, own columns and the comments at a
    file's head go to and fro. What was written is read again before it is kept: where something would be lost,
    nothing is written and the exit code is 3.

    Examples:

        respon convert data/ -o 台账.xlsx --lang zh

        respon convert 台账.xlsx -o plan.yaml

        respon convert plan.yaml -f jsonl | gzip > plan.jsonl.gz
    """
    from respon.cli import emit
    from respon.cli.load import load
    from respon.convert.one_file import whole
    from respon.convert.proof import require_whole
    from respon.convert.writers import written

    speak(lang)
    target = emit.file(output)
    name = chosen(format, target.suffix if target else None, "yaml", KIND)
    if FORMATS[name].binary:
        emit.refuse_terminal(name, target)
    plan = load(sources, strict=False)
    data = whole(plan)
    made = written(data, name)
    require_whole(data, made, FORMATS[name].suffixes[0])
    emit.write([made], target, binary=True)
    _tell_comments(plan.files)


def _tell_comments(files: tuple[str, ...]) -> None:
    """Say on stderr which comments stand where no format keeps them: between the entries of YAML files."""
    from respon.cli.stderr import to_stderr
    from respon.i18n import tr
    from respon.sources.key_lines import comments

    for file in files:
        if lines := comments(file):
            words = tr("{file}: comments between the entries are not carried along: lines {lines}")
            to_stderr(words.format(file=file, lines="、".join(map(str, lines))))
