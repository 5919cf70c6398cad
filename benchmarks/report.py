"""What a report costs: seconds, peak memory and bytes, on the bundled plan and on made-up ones. `./do bench report`.

Measured in November 2026 on two cores of a shared virtual machine, Python 3.11:

                 html             xlsx             docx             md
     bundled   1.1 s   49 MiB   0.8 s   51 MiB   1.0 s   66 MiB   0.7 s   45 MiB
   300 x 100   1.9 s   55 MiB   1.1 s   69 MiB   1.4 s   75 MiB   0.5 s   48 MiB
  5000 x 300  12.0 s  146 MiB  12.0 s  309 MiB   8.1 s  258 MiB   3.7 s  117 MiB
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bulk import plan

FORMATS = ("html", "xlsx", "docx", "md")
SIZES = ((300, 100), (5000, 300))


def measured(data: list[str], target: Path) -> tuple[float, int, int]:
    """Return the seconds, the peak memory in KiB and the size in bytes of one report."""
    started = time.perf_counter()
    argv = [sys.executable, "-m", "respon", "report", *data, "-o", str(target)]
    process = subprocess.Popen(argv, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, argv
    return time.perf_counter() - started, used.ru_maxrss, target.stat().st_size


def main() -> None:
    """Measure every format on every plan."""
    with tempfile.TemporaryDirectory() as folder:
        plans = {"bundled": []}
        for actions, agencies in SIZES:
            path = Path(folder, f"{actions}.yaml")
            path.write_text(plan(actions, agencies), encoding="utf-8")
            plans[f"{actions} x {agencies}"] = ["-d", str(path)]
        for name, data in plans.items():
            for form in FORMATS:
                seconds, memory, size = measured(data, Path(folder, f"out.{form}"))
                print(f"{name:>12}  {form:<5} {seconds:6.1f} s {memory / 1024:6.0f} MiB {size:>12,} bytes", flush=True)


if __name__ == "__main__":
    main()
