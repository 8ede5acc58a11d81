"""`python -m benchmarks [NAME ...] [--json FILE]`: the table of what was measured."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    append,
    auditing,
    board,
    ledger,
    reading,
    rebuilding,
    save,
    scale,
    scoping,
    size,
)
from benchmarks.attack import attack
from benchmarks.bench_server import Bench, opened
from benchmarks.bringing import bringing
from benchmarks.failover import failover
from benchmarks.faults.cuts import cuts
from benchmarks.faults.kills import faults
from benchmarks.foretelling import foretelling
from benchmarks.fuzz import fuzz
from benchmarks.kill import kill
from benchmarks.live import live
from benchmarks.loading import loading
from benchmarks.measured import Line
from benchmarks.month import backup, backup_speed
from benchmarks.over_http import http_vs_empty_post
from benchmarks.sync import sync

BENCHMARKS: dict[str, Callable[[Bench], Iterator[Line]]] = {
    "append-1-vs-pgbench": append.append_1,
    "append-32-vs-pgbench": append.append_32,
    "save-32-vs-library": save.save_32,
    "save-8-vs-library": save.save_8,
    "import-ledger": ledger.import_ledger,
    "load": loading,
    "rebuild": rebuilding.rebuilding,
    "countdown-280k": scale.countdown_280k,
    "board-280k": board.board_280k,
    "time-to-close-280k": scale.time_to_close_280k,
    "audit-on-vs-off": auditing.audit_on_vs_off,
    "audit-proof": auditing.audit_proof,
    "audit-bundle": auditing.audit_bundle,
    "audit-lag": auditing.audit_lag,
    "scopes-on-vs-off": scoping.scopes_on_vs_off,
    "reads-on-record-on-vs-off": reading.reads_on_vs_off,
    "http-vs-empty-post": http_vs_empty_post,
    "growth-5600k-vs-56k": size.growth,
    "storage-vs-library": size.storage,
    "rebuild-beside": size.rebuild_beside,
    "syncs": bringing,
    "kill": kill,
    "faults": faults,
    "cuts": cuts,
    "failover": failover,
    "attack": attack,
    "backup": backup,
    "backup-speed": backup_speed,
    "fuzz": fuzz,
    "forecast": foretelling,
    "sync": sync,
    "live": live,
}


def main(arguments: list[str]) -> int:
    """Run those that are named, or all; 0 where every bar was reached."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    given = parser.parse_args(arguments)
    if unknown := set(given.names) - set(BENCHMARKS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    print(f"| {'what':24} | {'ours':>32} | {'against':>46} | ratio | asked |")
    print(f"|{'-' * 26}|{'-' * 34}|{'-' * 48}|-------|-------|")
    for name in given.names or BENCHMARKS:
        with tempfile.TemporaryDirectory(prefix="zhuanban-") as folder:
            Path(folder).chmod(0o711)
            with opened(Path(folder)) as bench:
                for line in BENCHMARKS[name](bench):
                    print(line.row, flush=True)
                    lines.append(line)
    if given.json:
        given.json.write_text(json.dumps([line.shown for line in lines], indent=2) + "\n")
    return int(any(line.ratio < line.bar for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
