"""Pages to test, and a browser's page that is watched for what it must not do."""

import json
from pathlib import Path
from typing import Any

import respon
from respon import i18n
from respon.report.content import Report
from respon.report.html import page

HOSTILE = (
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "'onmouseover='window.hit=1' x='",
    "javascript:window.hit=1",
    "<svg onload=window.hit=1>",
    "]]><!--</title></style>",
    "{{ 7 * 7 }}{% include 'page.css' %}",
    "&lt;b&gt;&amp;",
    "main",
    "filter",
    "__proto__",
    "两 个\u3000空格",
    "百分%41%",
    "很长的名称" * 30,
)
"""Names that agencies and actions have in the hostile world."""


def yaml(names: tuple[str, ...] = HOSTILE) -> str:
    """A data file (JSON is YAML) whose every text is one of these names."""
    count = len(names)
    actions = [
        {
            "id": f"事{name}",
            "title": name,
            "document": names[0],
            "part": name,
            "summary": name,
            "topics": [name],
            "note": name,
            "lead": [name],
            "co": [names[(at + 1) % count], names[(at + 2) % count]],
            "cite": {"clause": name},
        }
        for at, name in enumerate(names)
    ]
    document = {"id": names[0], "title": names[0], "issuer": names[1], "url": "javascript:window.hit=1"}
    agencies = [{"name": name, "full_name": name, "english": name} for name in names]
    return json.dumps({"respon": 1, "documents": [document], "actions": actions, "agencies": agencies})


def written(path: Path, *data: str, lang: str = "en") -> Path:
    """Write the page of this data and return its path."""
    i18n.use(lang)
    path.write_text("".join(page(Report(respon.Graph(respon.load(*data))), lambda _: None)), encoding="utf-8")
    i18n.use("en")
    return path


def bare(url: str) -> str:
    """The address without what the page itself adds to it: the filter, a place."""
    return url.partition("#")[0].partition("?")[0]


class Watched:
    """A page with everything that it did beyond showing itself."""

    def __init__(self, browser: Any, **context: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **context)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        # Run before the page's own, outside its policy.
        self.page.add_init_script(
            "window.broken = []; addEventListener('securitypolicyviolation', "
            "event => broken.push(event.violatedDirective + ' ' + event.blockedURI))"
        )
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", lambda dialog: self.wrong.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, path: Path, fragment: str = "") -> Any:
        """Open the file and return the page."""
        self.page.goto(path.as_uri() + fragment)
        return self.page

    def done(self) -> None:
        """Nothing went wrong, no policy was broken, nothing but the page itself was asked for."""
        assert self.wrong == []
        assert self.page.evaluate("broken") == []
        asked = {bare(url) for url in self.asked if not url.startswith(("data:", "blob:"))}
        assert asked == {bare(self.page.url)}
        self.context.close()
