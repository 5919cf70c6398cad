"""What docs/cli.md says of its own, in each language: all else is the program's help."""

from typing import NamedTuple

from respon.cli import main


class PageWords(NamedTuple):
    """The page's own words. codes: the meaning of exit codes. also: what stands in a row on some condition only."""

    head: str
    shared_head: str
    shared: str
    formats: str
    codes_head: str
    codes: dict[int, str]
    command: tuple[str, str]
    code: tuple[str, str]
    option: tuple[str, str]
    key: tuple[str, str]
    also: str
    arguments: str


ENGLISH = PageWords(
    head="""\
# Commands

<!-- Written by `./do docs` from the program's help; change that, not this file. -->

    respon COMMAND [ARGUMENTS] [OPTIONS]

Agencies may be written in any form that means one of them: short, full, an old name, Traditional characters,
with or without 上海市; what was not exact is told on stderr. Data goes to stdout, all else to stderr.
""",
    shared_head="""\
## Options of every query

`-f`, `-o`, `-d` and the rest mean the same everywhere.
""",
    shared="And the [options of every query](#options-of-every-query).\n",
    formats="""\
`table`, `md`, `html` and `xlsx` are for people: headings in their language, an inferred role marked with `*`.
`csv`, `tsv`, `json` and `jsonl` are for programs: the fixed English keys listed with each command, no marks.
A table fits the terminal; into a pipe, a file or a log it is written as wide as it needs and never cut.
In `table`, `md` and `html` what all rows have in common is said once, and a column that says nothing is left out;
`--columns` names those that one wants, in any format. `-o FILE` replaces the file as a whole or not at all.

JSON has the same shape for every report, empty or not; lists stay lists. In csv and tsv they are joined with `、`.

```json
{"report": "duties", "version": 1, "data": ["bundled:actions.yaml"], "rows": [{"agency": "…"}], "notes": []}
```

`jsonl` has the rows alone, one a line.

With `--as-of` or `--reform` every row of a query has two more keys: `recalled`, true if it rests on a recalled step,
and `merged`, true if several agencies of the text have become one.
""",
    codes_head="## Exit codes\n",
    codes={
        0: "clean",
        main.FINDINGS: "findings or differences",
        main.USAGE: "wrong usage of the command line",
        main.CANNOT_RUN: "cannot run: bad data, an unknown agency, no such file; stderr names file, line and mend",
        main.BUG: "a bug in respon",
        main.INTERRUPTED: "interrupted by Ctrl-C",
    },
    command=("command", "answers"),
    code=("code", "meaning"),
    option=("option", "meaning"),
    key=("key", "meaning"),
    also="{when} also:\n",
    arguments="[OPTIONS]",
)

CHINESE = PageWords(
    head="""\
# 命令

<!-- 由 `./do docs` 按程序的帮助写成；要改的是帮助，不是本文件。 -->

    respon 命令 [参数] [选项]

单位名称可以用任何只指一个单位的写法：简称、全称、旧名、繁体字，有无“上海市”均可；写法不是规范名称的，在标准错误输出中说明。
数据写到标准输出，其余都写到标准错误输出。
""",
    shared_head="""\
## 各项查询共有的选项

`-f`、`-o`、`-d` 等选项处处含义相同。
""",
    shared="另有[各项查询共有的选项](#各项查询共有的选项)。\n",
    formats="""\
`table`、`md`、`html`、`xlsx` 给人看：表头用读者的语言，推定的角色标 `*`。
`csv`、`tsv`、`json`、`jsonl` 给程序用：键是固定的英文，列在各命令之下，不带标记。
表格按终端宽度排版；写到管道、文件或日志时，需要多宽就写多宽，从不截断。
在 `table`、`md`、`html` 中，各行相同的内容只写一次，没有内容的列略去；`--columns` 在任何格式中指定要哪些列。
`-o 文件` 整个替换该文件，否则丝毫不动。

JSON 的结构对每种报告都一样，有无结果都不变；列表仍是列表。在 csv 和 tsv 中以 `、` 连接。

```json
{"report": "duties", "version": 1, "data": ["bundled:actions.yaml"], "rows": [{"agency": "…"}], "notes": []}
```

`jsonl` 只有各行，每行一条。

加 `--as-of` 或 `--reform` 时，查询的每一行多两个键：`recalled`，依据凭回忆的改革步骤时为 true；
`merged`，原文的几个单位已成为一个时为 true。
""",
    codes_head="## 退出码\n",
    codes={
        0: "无问题",
        main.FINDINGS: "有发现或有差异",
        main.USAGE: "命令行用法有误",
        main.CANNOT_RUN: "无法运行：数据有误、没有这个单位、没有这个文件；标准错误输出写明文件、行和改法",
        main.BUG: "程序缺陷",
        main.INTERRUPTED: "用户中断（Ctrl-C）",
    },
    command=("命令", "回答什么"),
    code=("码", "含义"),
    option=("选项", "含义"),
    key=("键", "含义"),
    also="{when}，还有：\n",
    arguments="[选项]",
)

WORDS = {"en": ENGLISH, "zh": CHINESE}
