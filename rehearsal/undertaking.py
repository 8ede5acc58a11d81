"""A project of a rehearsal is chartered and opened, and its households are seen to the last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from domain.aggregate import Act
from domain.case import Case
from domain.project import Project
from domain.task_force import TaskForce
from rehearsal import command, handover, kinship, phrases, settling
from rehearsal.agenda import END, Agenda, Done
from rehearsal.dice import DAY, Dice, moment_of
from rehearsal.household import Household
from rehearsal.keyring import Keyring
from rehearsal.people import a_name
from rehearsal.regimes import Regime
from rehearsal.secondment import Leave, Secondment
from rehearsal.telling import Heard, told
from store.desk import Desk

HOUSEHOLDS_A_CADRE = 45
SETTLING = 15  # events of a case that are not contacts, on average
FIRST, LAST = moment_of(2008, 3, 1), moment_of(2024, 3, 1)


class Plan(NamedTuple):
    """What is settled about a project before its first day."""

    seed: str  # of its own chance, so that one project does not move another
    code: str
    households: int
    contacts: float  # a household, on average
    regime: Regime
    parent: UUID  # the task force above its own


class Undertaking:
    """One project of the world; ``run`` gives its saves in the order they are heard of."""

    def __init__(self, plan: Plan, desk: Desk, ring: Keyring) -> None:
        """Name its streams; nothing is made before it runs."""
        self.plan = plan
        self.id = desk.project_id(plan.code)
        self.force = TaskForce(desk.task_force_id(plan.code))
        self.ring = ring
        self.dice = Dice(plan.seed)
        self.agenda = Agenda()
        self.opened = self.dice.waking_hour(self.dice.between(FIRST, LAST))
        cadres = max(2, plan.households // HOUSEHOLDS_A_CADRE)
        self.cadres = [a_name(self.dice) for _ in range(cadres)]
        self.leader = a_name(self.dice)
        self.members = Secondment(self.force, self.agenda, self.dice, self.leader)
        self.leaves: dict[str, Leave] = {}

    def run(self) -> Iterator[Heard]:
        """Carry it through to the end."""
        self.agenda.note(self.opened, self.leader, self._open)
        return told(self.agenda, self.id, self.ring, self.members.counts)

    def _open(self, act: Act) -> Done:
        """Charter the task force, open the project, let the households be surveyed."""
        plan, dice = self.plan, self.dice
        self.name = f"{dice.one_of(phrases.PLACES)}{dice.one_of(phrases.LANDMARKS)}"
        undertaking = dice.one_of(phrases.UNDERTAKINGS)
        self.force.open(
            act, code=plan.code, name=f"{self.name}专班", category="legacy", parent=plan.parent,
            leader=self.leader, lead_department=dice.one_of(phrases.DEPARTMENTS),
            end_condition="全部户案办结",
        )  # fmt: skip
        project = Project(self.id)
        project.open(
            act, code=plan.code, task_force=self.force.id, name=f"{self.name}{undertaking}",
            track="state" if dice.happens(0.4) else "collective", opened_on=act.at.date(),
        )  # fmt: skip
        project.set_baseline(act, households=plan.households)
        arrives = self.opened + plan.regime.force_after * DAY
        for cadre in self.cadres:
            self.members.joins(cadre, arrives)
        self._survey()
        self.leaves = self.members.leaves(self.cadres, arrives)
        return (self.force, project)

    def _survey(self) -> None:
        """Note the opening of every household within ten days of the project's."""
        neighbour: Household | None = None
        for nth in range(self.plan.households):
            dice = self.dice
            case_no = f"{nth + 1:04}"
            home = Household(
                Case(Desk.case_id(self.id, case_no)), self.agenda, dice, self.ring,
                chief=dice.one_of(self.cadres), colleague=dice.one_of(self.cadres),
            )  # fmt: skip
            opened = dice.waking_hour(self.opened + dice.between(1, 10) * DAY)
            closing = self.plan.regime.closing(dice, nth, self.plan.households)
            self._note_life(home, case_no, opened, closing, neighbour)
            neighbour = home

    def _note_life(self, home: Household, case_no: str, opened: int, closing: float | None,
                   neighbour: Household | None) -> None:  # fmt: skip
        group = f"{self.name}{int(case_no) % 6 + 1}组"

        def begin(act: Act) -> Done:
            done = home.open(
                act, project=self.id, task_force=self.force.id, case_no=case_no, group=group
            )
            closes = None if closing is None else opened + max(closing, 4.0) * DAY
            home.talks_until = END if closes is None else min(END, int(closes) + 40 * DAY)
            home.pace = (home.talks_until - opened) / (self.plan.contacts + 0.5)
            settling.plan(home, opened, closes)
            kinship.plan(home, opened, neighbour)
            handover.plan(home, opened, self.leader)
            command.plan(home, opened, self.leader)
            for cadre in dict.fromkeys((home.chief, home.colleague)):
                if leave := self.leaves.get(cadre):
                    handover.plan_leaving(home, cadre, *leave, self.leader)
            home.note_next_contact(opened)
            home.agenda.note(opened + DAY, self.leader, home.name_chief)
            if after := self.plan.regime.force_after:
                home.agenda.note(self.opened + after * DAY, self.leader, home.meet_task_force)
            return done

        self.agenda.note(opened, self.leader, begin)
