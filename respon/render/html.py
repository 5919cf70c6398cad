"""One self-contained HTML page with the table: no script, no network, everything escaped."""

from collections.abc import Iterator
from html import escape
from typing import Any

from respon import i18n
from respon.answer import Answer, Column
from respon.render import Look, cells
from respon.render.cells import heading, shown, visible

_STYLE = (
    "body{font:15px/1.5 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:2em;"
    "color-scheme:light dark}table{border-collapse:collapse}th,td{padding:.3em .6em;border:1px solid #8884;"
    "text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:Canvas}"
    ".overdue{background:#c003}.soon{background:#fb05}.done{background:#0803}"
    ".number{text-align:right}.mark{text-align:center}th.mark{writing-mode:vertical-rl}"
    "@media print{body{margin:0;font-size:11px}}"
)
_COLOURED = ("overdue", "soon", "done")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the page."""
    rows = list(answer.cells())
    columns = [(i, answer.columns[i]) for i in visible(answer)]
    title = escape(cells.title(answer))
    head = "".join(f'<th scope="col" class="{c.style}">{escape(heading(c))}</th>' for _, c in columns)
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in cells.notes(answer, rows))
    lang = "zh-CN" if i18n.language() == "zh" else "en"
    yield (
        f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<h1>{title}</h1>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    ).encode("utf-8", "replace")
    for row in rows:
        body = "".join(f'<td class="{_classes(row[i], c)}">{escape(shown(row[i], c))}</td>' for i, c in columns)
        yield f"<tr>{body}</tr>\n".encode("utf-8", "replace")
    yield f"</tbody>\n</table>\n{notes}</body>\n</html>\n".encode("utf-8", "replace")


def _classes(value: Any, column: Column) -> str:
    """Return a cell's classes: its column's style, and the word of what is due, which is coloured."""
    return f"{column.style} {value}" if column.style == "term" and value in _COLOURED else column.style
