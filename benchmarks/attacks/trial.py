"""A trial is one attack at a random place; caught means for the right reason, at that place."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

Dice = random.Random


class Expected(NamedTuple):
    """What must be found: one of these kinds, and the first position it may be found at."""

    kinds: frozenset[str]
    position: int | None = None

    @classmethod
    def of(cls, *kinds: str, position: int | None = None) -> Expected:
        """One kind is enough."""
        return cls(frozenset(kinds), position)


class Trial(NamedTuple):
    """What had to be found and what was, each with its position."""

    expected: Expected
    found: list[tuple[str, int | None]]

    @property
    def is_right_reason(self) -> bool:
        """Whether one of the expected kinds was found."""
        return any(kind in self.expected.kinds for kind, _ in self.found)

    @property
    def is_right_position(self) -> bool:
        """Whether it was found there and nothing before it; without a position, only found."""
        positions = [position for _, position in self.found if position is not None]
        if self.expected.position is None:
            return self.is_right_reason
        there = {kind for kind, position in self.found if position == self.expected.position}
        return bool(there & self.expected.kinds) and min(positions) == self.expected.position


@dataclass(frozen=True)
class Attack:
    """A class of attacks; ``what`` is its line in the table."""

    name: str
    what: str
    attempt: Callable[[Dice], Trial]


@dataclass
class Tally:
    """How the trials of a class went; ``failures`` keep the seeds that show them again."""

    attack: Attack
    trials: int = 0
    caught: int = 0
    reasons: int = 0
    positions: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every trial was caught, for the right reason, at the right place."""
        return self.trials == self.caught == self.reasons == self.positions

    def take(self, seed: str, trial: Trial) -> None:
        """Count a trial."""
        self.trials += 1
        self.caught += bool(trial.found)
        self.reasons += trial.is_right_reason
        self.positions += trial.is_right_position
        if not (trial.is_right_reason and trial.is_right_position):
            self.failures.append(f"seed {seed}: {trial.expected} found {trial.found[:5]}")


def attacked(attack: Attack, seeds: Iterable[int]) -> Tally:
    """Try once with each seed; ``class:seed`` gives the same dice again."""
    tally = Tally(attack)
    for seed in seeds:
        name = f"{attack.name}:{seed}"
        tally.take(name, attack.attempt(Dice(name)))
    return tally


def flipped_bytes(dice: Dice, value: bytes) -> bytes:
    """The same with one bit turned."""
    place, bit = dice.randrange(len(value)), 1 << dice.randrange(8)
    return value[:place] + bytes([value[place] ^ bit]) + value[place + 1 :]


def flipped_text(dice: Dice, value: str) -> str:
    """One bit of its UTF-8 turned, so that it is still a text that a database keeps."""
    while True:
        try:
            found = flipped_bytes(dice, value.encode()).decode()
        except UnicodeDecodeError:
            continue
        if "\0" not in found:
            return found
