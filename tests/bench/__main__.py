"""``python -m tests.bench``: every measure of docs/benchmarks.md, printed as ratios in one run."""

import os
import platform
import sqlite3
import sys

from tests.bench import charts, leaderboard, loads


def main() -> None:
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()},"
        f" SQLite {sqlite3.sqlite_version}, load {os.getloadavg()[0]:.1f}",
        flush=True,
    )
    chosen = sys.argv[1:]
    for part in (loads, leaderboard, charts):
        if not chosen or part.__name__.rpartition(".")[2] in chosen:
            for line in part.run():
                print(f"- {line}", flush=True)


if __name__ == "__main__":
    main()
