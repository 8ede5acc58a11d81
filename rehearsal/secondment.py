"""Cadres are seconded to a task force and sent home; a task force that is done is dissolved."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from domain.aggregate import Act
from domain.task_force import TaskForce
from rehearsal import phrases
from rehearsal.agenda import Agenda, Done
from rehearsal.dice import DAY, Dice
from rehearsal.people import a_name

LEAVE = 0.12  # of all cadres, before their task force is done
STAYS_ON = 330 * DAY  # after the last case was closed: payments, handovers, second thoughts


class Leave(NamedTuple):
    """When a cadre hands over, and to whom; two weeks later the cadre goes home."""

    at: int
    successor: str


class Secondment:
    """The members of one task force, and who leads it."""

    def __init__(self, force: TaskForce, agenda: Agenda, dice: Dice, leader: str) -> None:
        """Nobody has joined yet."""
        self.force, self.agenda, self.dice, self.leader = force, agenda, dice, leader
        self.open_cases = 0

    def joins(self, cadre: str, then: float) -> None:
        """Note that a cadre comes."""
        department = self.dice.one_of(phrases.DEPARTMENTS)

        def join(act: Act) -> Done:
            if self.force.is_dissolved:
                return ()
            self.force.join(act, name=cadre, home_department=department, acting_role="组员")
            return (self.force,)

        self.agenda.note(then, self.leader, join)

    def leaves(self, cadres: list[str], since: int) -> dict[str, Leave]:
        """Note who goes home early and who comes instead."""
        dice, leaves = self.dice, {}
        for cadre in dict.fromkeys(cadres):
            if dice.happens(LEAVE):
                leave = Leave(int(since + dice.between(200, 900) * DAY), a_name(dice))
                self.joins(leave.successor, leave.at - 7 * DAY)
                reason = dice.one_of(phrases.RELEASED)
                self.agenda.note(
                    leave.at + 14 * DAY, self.leader, self._releases(cadre, leave.successor, reason)
                )
                leaves[cadre] = leave
        return leaves

    def _releases(self, cadre: str, successor: str, reason: str) -> Callable[[Act], Done]:
        def release(act: Act) -> Done:
            if cadre not in self.force.members:
                return ()
            self.force.release(act, name=cadre, reason=reason)
            self.agenda.goes(cadre, successor)
            return (self.force,)

        return release

    def counts(self, topics: list[str], now: int) -> None:
        """Take in what befell cases; when the last one is closed the end is in sight."""
        before = self.open_cases
        self.open_cases += topics.count("case.opened") + topics.count("case.reopened")
        self.open_cases -= topics.count("case.closed")
        if before and not self.open_cases:
            self.agenda.note(now + STAYS_ON, self.leader, self._dissolve)

    def _dissolve(self, act: Act) -> Done:
        """Everybody goes home, unless a case was opened again meanwhile."""
        if self.open_cases or self.force.is_dissolved:
            return ()
        for member in [*self.force.members]:
            self.force.release(act, name=member, reason=phrases.RELEASED[0])
        self.force.dissolve(act, reason="户案全部办结", open_cases=self.open_cases)
        return (self.force,)
