"""The runs whose every byte is kept in tests/golden, by the golden file's stem; the command comes first."""

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
    "network": ["network"],
    "network-chain": ["network", "邮局", "灯塔局"],
}
"""Run on worlds/small.yaml, in every format."""

EMPTY: dict[str, list[str]] = {
    f"empty-{words[0]}": words
    for words in (["agencies"], ["actions"], ["overlaps"], ["matrix"], ["gaps"], ["network"], ["duties", "灯塔局"])
}
"""Run on worlds/empty.yaml, in every format: the same shape with nothing in it."""

HOSTILE: dict[str, list[str]] = {
    "hostile-actions": ["actions"],
    "hostile-matrix": ["matrix"],
    "hostile-show": ["show", "=1+1"],
}
"""Run on worlds/hostile.yaml, in every format."""
