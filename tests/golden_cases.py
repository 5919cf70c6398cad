"""The runs whose every byte is kept in tests/golden, by the golden file's stem; the command comes first.

Every answer is kept as machines get it, and as people see it; every format, of one answer in each of three worlds.
"""

BOTH = ("json", "table")
"""What an answer says, to machines and to people."""

QUERIES: dict[str, list[str]] = {
    "agencies": ["agencies"],
    "actions": ["actions"],
    "actions-filtered": ["actions", "--agency", "潮汐办", "--role", "lead", "--document", "镇发〔2030〕2号"],
    "show": ["show", "任务1"],
    "show-agency": ["show", "潮汐办"],
    "duties": ["duties", "潮汐办", "海关"],
    "duties-all": ["duties", "--all"],
    "co-owners": ["co-owners", "潮汐办"],
    "overlaps": ["overlaps"],
    "overlaps-between": ["overlaps", "潮汐办", "渔业委"],
    "matrix": ["matrix"],
    "gaps": ["gaps"],
    "due": ["due", "--on", "2030-12-15"],
    "due-of": ["due", "潮汐办", "灯塔局", "--on", "2030-12-15", "--within", "30d", "--by", "agency"],
    "network": ["network"],
    "network-chain": ["network", "邮局", "灯塔局"],
}
"""Run on worlds/small.yaml."""

EMPTY: dict[str, list[str]] = {
    f"empty-{words[0]}": words
    for words in (["agencies"], ["actions"], ["overlaps"], ["matrix"], ["gaps"], ["network"], ["duties", "灯塔局"])
}
"""Run on worlds/empty.yaml: the same shape with nothing in it."""

HOSTILE: dict[str, list[str]] = {
    "hostile-actions": ["actions"],
    "hostile-matrix": ["matrix"],
    "hostile-show": ["show", "=1+1"],
}
"""Run on worlds/hostile.yaml."""

REFORMED: dict[str, list[str]] = {
    "reformed-duties": ["duties", "海岸局", "灯塔局", "水产局", "--as-of", "2033"],
    "reformed-agencies": ["agencies", "--as-of", "2033"],
    "reformed-actions": ["actions", "--as-of", "2033"],
    "reformed-show": ["show", "港1", "--as-of", "2033"],
    "reformed-co-owners": ["co-owners", "海岸局", "--as-of", "2033"],
    "reformed-overlaps": ["overlaps", "--as-of", "2033"],
    "reformed-overlaps-between": ["overlaps", "海岸局", "通信局", "--as-of", "2033"],
    "reformed-matrix": ["matrix", "--as-of", "2033"],
    "reformed-gaps": ["gaps", "--as-of", "2033"],
    "reformed-network": ["network", "--as-of", "2031-06"],
    "reformed-planned": ["duties", "天气邮局", "--reform", "planned.yaml"],
    "lineage": ["lineage", "海岸局"],
    "lineage-none": ["lineage", "邮局"],
    "reform-effect": ["reform-effect", "planned.yaml"],
}
"""Run on worlds/reformed.yaml."""

DOCUMENTS: dict[str, list[str]] = {
    "extract": ["extract", "notice.txt", "--registry", "registry.yaml"],
    "verify": ["verify", "-d", "notice.yaml", "-s", "notice.txt"],
    "agencies-from": ["agencies", "--from", "draft.yaml", "-d", "registry.yaml"],
}
"""Run on worlds/notice.txt, or on a draft; verify finds differences, so its exit code is 1."""

IN_EVERY_FORMAT = ("duties-all", "empty-actions", "hostile-actions", "matrix")
"""The answers that are kept in every format: of the ordinary, the empty and the hostile world; and a matrix."""

ELSEWHERE = {"check": "tests/check/golden", "diff": "tests/diff/golden", "collect": "tests/ledger/golden"}
"""Queries whose golden files are kept, by the same stem, with their own tests."""
