"""Towns to foretell: the simulator's regimes, and a real log where one lies beside the project."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np

from forecast.spells import Floats
from rehearsal.dice import DAY, Dice
from rehearsal.regimes import REGIMES

LOG = Path(__file__).resolve().parents[2] / "shared" / "data" / "loan-cases.csv.gz"
SHANGHAI = 8 / 24  # days that its midnight comes earlier
SIZES = (226, 1000)  # households; Xiaonanmen had 226


class Town(NamedTuple):
    """Days on which its cases opened and closed (infinite for never), from some midnight on."""

    regime: str
    opened: Floats
    closed: Floats

    @property
    def days(self) -> range:
        """From two weeks after the first opening to the last thing that happened."""
        last = max(self.opened.max(), self.closed[np.isfinite(self.closed)].max())
        return range(int(self.opened.min()) + 14, int(last))


def towns(sizes: tuple[int, ...] = SIZES) -> Iterator[Town]:
    """Every regime in every size, as rehearsal/undertaking.py opens and closes households."""
    for regime in REGIMES:
        for size in sizes:
            dice = Dice(f"{regime.name} {size}")
            opened = np.array([dice.between(1, 10) for _ in range(size)])
            lives = [regime.closing(dice, nth, size) for nth in range(size)]
            lasts = np.array([np.inf if days is None else max(days, 4.0) for days in lives])
            yield Town(regime.name, opened, opened + lasts)


def loans() -> Town:
    """The real log of loan applications."""
    opened: dict[str, float] = {}
    closed: dict[str, float] = {}
    with gzip.open(LOG, "rt", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["kind"] in {"opened", "closed"}:
                moment = datetime.fromisoformat(row["occurred_at"]).timestamp() / DAY + SHANGHAI
                {"opened": opened, "closed": closed}[row["kind"]][row["case_no"]] = moment
    starts = np.array(list(opened.values()))
    ends = np.array([closed.get(number, np.inf) for number in opened])
    first = np.floor(starts.min())
    return Town("loan applications", starts - first, ends - first)
