"""A made-up plan of any size, the same for the same numbers: what the measurements run on."""

import random
import sys
from pathlib import Path

ROLES = ("lead", "co", "support", "oversee")
WORDS = ("数据", "平台", "交通", "医疗", "教育", "能源", "金融", "物流", "环境", "社区", "人才", "标准", "养老", "口岸")


def plan(actions: int, agencies: int, seed: int = 7) -> str:
    """Return a data file (YAML) with so many actions and agencies; owners fall off as in real plans."""
    draw = random.Random(seed)
    names = [f"市第{number}局" for number in range(1, agencies + 1)]
    likely = [1 / (rank + 8) for rank in range(agencies)]
    lines = ["respon: 1", "documents:"]
    count = max(1, actions // 60)
    lines += [f"  - {{id: 试发〔2016〕{n}号, title: 试验文件第{n}号, issuer: 试验市政府}}" for n in range(1, count + 1)]
    lines.append("actions:")
    for number in range(1, actions + 1):
        owners = list(dict.fromkeys(draw.choices(names, likely, k=draw.choice((1, 2, 3, 3, 4, 5, 6, 8)))))
        words = draw.sample(WORDS, 3)
        lines += [
            f"  - id: 任务{number}",
            f"    document: 试发〔2016〕{1 + number % count}号",
            f"    part: 第{1 + number % 5}部分",
            f"    title: {words[0]}与{words[1]}",
            f"    summary: 做好{words[0]}和{words[1]}，兼顾{words[2]}。",
            f"    topics: [{', '.join(words)}]",
            f"    lead: [{owners[0]}]",
            *([f"    co: [{', '.join(owners[1:4])}]"] if owners[1:] else []),
            *([f"    support: [{', '.join(owners[4:])}]"] if owners[4:] else []),
            f"    due: {2016 + number % 4}-{1 + number % 12:02d}",
            f"    cite: {{clause: (责任单位:{'、'.join(owners)})}}",
        ]
    lines.append("agencies:")
    lines += [f"  - {{name: {name}, full_name: 试验市{name[1:]}, kind: department}}" for name in names]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(plan(int(sys.argv[1]), int(sys.argv[2])), encoding="utf-8")
