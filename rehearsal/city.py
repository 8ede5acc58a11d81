"""Above the task forces of the projects stands one of the city, which leaders of districts join."""

from __future__ import annotations

from collections.abc import Iterator

from domain.aggregate import Act
from domain.task_force import TaskForce
from rehearsal import phrases
from rehearsal.agenda import Agenda, Done
from rehearsal.dice import DAY, Dice, moment_of
from rehearsal.keyring import Keyring
from rehearsal.people import a_name
from rehearsal.secondment import Secondment
from rehearsal.telling import Heard, told

FOUNDED = moment_of(2008, 2, 18, 9)
DISTRICTS = 5


class City:
    """The parent of every task force of a world."""

    def __init__(self, seed: str, code: str, force: TaskForce, ring: Keyring) -> None:
        """Plan it; nothing has happened yet."""
        self.code, self.force, self.ring = code, force, ring
        self.dice, self.agenda = Dice(f"{seed}/city"), Agenda()
        self.leader = a_name(self.dice)

    def run(self) -> Iterator[Heard]:
        """Charter it; some of those who join go home again."""
        members = Secondment(self.force, self.agenda, self.dice, self.leader)
        self.agenda.note(FOUNDED, self.leader, self._open)
        cadres = [a_name(self.dice) for _ in range(DISTRICTS)]
        for cadre in cadres:
            members.joins(cadre, self.dice.waking_hour(FOUNDED + self.dice.between(1, 9) * DAY))
        members.leaves(cadres, FOUNDED)
        return told(self.agenda, self.force.id, self.ring)

    def _open(self, act: Act) -> Done:
        self.force.open(
            act, code=self.code, name="全市历史遗留问题处置专班", category="legacy",
            leader=self.leader, lead_department=phrases.DEPARTMENTS[0],
            end_condition="各项目专班全部撤销",
        )  # fmt: skip
        return (self.force,)
