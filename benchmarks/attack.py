"""Every class of attack on the trail is tried many times; each is caught, with reason and place.

`python -m benchmarks.attack [CLASS ...] [--trials N] [--table FILE]` tries some or all.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from benchmarks import world
from benchmarks.attacks import kills, leaves, on_bundle, on_rows, on_safeguards, on_tree
from benchmarks.attacks.bundles import taken
from benchmarks.attacks.trial import Attack, Dice, Expected, Tally, Trial, attacked
from benchmarks.attacks.village import Village, built
from benchmarks.bench_server import Bench, opened
from benchmarks.measured import Line, at_least

TRIALS, LEAVES, KILLS, HOUSEHOLDS = 1_000, 1_000, 500, 7_300
GROUPS = (on_rows, on_tree, on_safeguards, on_bundle)
HEAD = """| class | what is tried | trials | caught | right reason | right position | command |
| --- | --- | --: | --: | --: | --: | --- |"""
COMMAND = "`python -m benchmarks.attack {name} --trials {trials}`"


def attack(bench: Bench) -> Iterator[Line]:
    """All classes in full; the ratio is the share of trials caught for the right reason."""
    tallies = [*campaign(bench, trials=TRIALS, progress=said)]
    print(table(tallies), file=sys.stderr)
    for tally in tallies:
        yield at_least(f"attack {tally.attack.name}", "trials", [float(tally.positions)],
                       max(1, tally.trials))  # fmt: skip


def campaign(bench: Bench, names: Collection[str] = (), *, trials: int,
             progress: Callable[[Tally], object] = lambda tally: None
             ) -> Iterator[Tally]:  # fmt: skip
    """Each class ``trials`` times; the large ones in proportion, a thousand being all of it."""

    def told(tally: Tally) -> Tally:
        progress(tally)
        return tally

    with bench.books() as books, built(books) as village:
        for each in (found for group in GROUPS for found in group.attacks(village)):
            if not names or each.name in names:
                yield told(attacked(each, range(trials)))
        if not names or "every-bit-of-a-leaf" in names:
            sampled = max(1, LEAVES * trials // 1_000)
            yield told(leaves.every_bit(village, taken(village), sampled, Dice(1)))
    if not names or "every-row" in names:
        yield told(large(bench, HOUSEHOLDS * trials // 1_000 + 10))
    if not names or "killed-sequencer" in names:
        yield told(killed(bench, KILLS * trials // 1_000 + 1))


def large(bench: Bench, households: int) -> Tally:
    """One bit in every row, fourteen records a household."""

    def fill(village: Village) -> None:
        world.grown(village.books, households, contacts=8)
        village.sign()

    with bench.books() as books, built(books, fill) as village:
        return leaves.every_row(village, books, seed=1)


def killed(bench: Bench, times: int) -> Tally:
    """A trial is a kill of the sequencer; at every fourth the witness is killed too."""
    owner = bench.new_database()
    with bench.books(owner) as books:
        outcome = kills.campaign(owner, books, kills=times, seed=1)
    what = (
        f"the sequencer killed at every step, and the witness {outcome.witness_kills} times;"
        f" {outcome.sizes} sizes seen, none with two roots"
    )
    tally = Tally(Attack("killed-sequencer", what, lambda _: Trial(Expected.of(""), [])), times)
    tally.caught = tally.reasons = tally.positions = outcome.kills - (not outcome.is_clean)
    tally.failures += [f"two roots at {size}" for size in outcome.forks] + outcome.findings
    return tally


def table(tallies: list[Tally]) -> str:
    """As docs/attacks.md shows it."""
    return "\n".join([HEAD, *(row(tally) for tally in tallies)])


def row(tally: Tally) -> str:
    command = COMMAND.format(name=tally.attack.name, trials=TRIALS)
    told = [tally.trials, tally.caught, tally.reasons, tally.positions]
    figures = " | ".join(f"{figure:,}" for figure in told)
    return f"| {tally.attack.name} | {tally.attack.what} | {figures} | {command} |"


def said(tally: Tally) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {tally.attack.name:30} {tally.trials:>10,} trials,"
          f" {tally.positions:,} caught for the right reason at the right place",
          *tally.failures[:5], sep="\n    ", file=sys.stderr, flush=True)  # fmt: skip


def main(arguments: list[str]) -> int:
    """0 where every trial was caught for the right reason at the right place."""
    parser = argparse.ArgumentParser(prog="benchmarks.attack", description=__doc__)
    parser.add_argument("classes", nargs="*", metavar="CLASS")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the table there")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="zhuanban-") as folder:
        Path(folder).chmod(0o711)
        with opened(Path(folder)) as bench:
            asked = set(given.classes)
            tallies = [*campaign(bench, asked, trials=given.trials, progress=said)]
    if given.table:
        given.table.write_text(table(tallies) + "\n")
    print(table(tallies))
    return int(not tallies or any(not tally.is_clean for tally in tallies))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
