"""Households of a roster become cases, once; a number that stands with other facts is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from eventsourcing.persistence import IntegrityError

from domain.aggregate import Act
from domain.case import Case
from domain.case.file import Person
from domain.project import Project
from domain.refusal import Refusal
from intake.roster import Household, Roster, RosterParty
from store.books import Books

AT_ONCE = 100  # households a save
SHANGHAI = ZoneInfo("Asia/Shanghai")
Progress = Callable[[int, int], None]


class RosterIsOfAnother(Refusal):
    """The roster cannot be told apart from what stands; import it again."""

    zh = "花名册与现有户案同时变动，请重新导入。"


class DuplicateNumber(Refusal):
    """Household number {number} stands in the project with other facts."""

    zh = "户号 {number} 在本项目中已有，但户情（人口、地址、面积或权利人）不同。"


@dataclass(slots=True)
class Opened:
    """What became of the households."""

    accepted: list[Household] = field(default_factory=list)
    duplicates: list[Household] = field(default_factory=list)
    refused: list[tuple[Household, Refusal]] = field(default_factory=list)


def open_households(books: Books, project: Project, roster: Roster, act: Act, *,
                    dry_run: bool = False, progress: Progress = lambda done, of: None
                    ) -> Opened:  # fmt: skip
    """Open a case for every household that is new; set the baseline with the first roster."""
    opened = Opened()
    for start in range(0, len(roster.households), AT_ONCE):
        some = roster.households[start : start + AT_ONCE]
        for _ in range(5):
            try:
                _open_some(books, project, some, act, opened, dry_run=dry_run)
                break
            except IntegrityError:
                continue
        else:
            raise RosterIsOfAnother
        progress(start + len(some), len(roster.households))
    if opened.accepted and not dry_run:
        _set_baseline(books, project, roster, act, opened.accepted)
    return opened


def _open_some(books: Books, project: Project, some: tuple[Household, ...], act: Act,
               opened: Opened, *, dry_run: bool) -> None:  # fmt: skip
    fresh: list[tuple[Household, Case]] = []
    tally = Opened()
    for household in some:
        id_ = books.desk.case_id(project.id, household.case_no)
        if books.desk.exists(id_):
            if _facts_of(books, books.desk.case(id_)) == _facts(household):
                tally.duplicates.append(household)
            else:
                tally.refused.append((household, DuplicateNumber(number=household.case_no)))
            continue
        try:
            fresh.append((household, _case(books, project, household, act, id_)))
        except Refusal as why:
            tally.refused.append((household, why))
    if fresh and not dry_run:
        books.desk.store(*(case for _, case in fresh))
    if dry_run:
        books.vault.forget_new(
            person
            for _, case in fresh
            for person in (case.id, *(party.person for party in case.parties.values()))
        )
    opened.accepted += [household for household, _ in fresh]
    opened.duplicates += tally.duplicates
    opened.refused += tally.refused


def _case(books: Books, project: Project, household: Household, act: Act, id_: UUID) -> Case:
    act = act._replace(at=opening_time(project, household, act), source="roster")
    seal = books.desk.seal
    case = Case(id_)
    case.open(
        act, project=project.id, task_force=project.task_force, case_no=household.case_no,
        how="roster", address=seal(id_, "address", household.address), people=household.people,
        village_group=household.group,
    )  # fmt: skip
    for n, party in enumerate(household.parties, 1):
        person = uuid5(id_, f"party {n}")
        share = f"{party.share.numerator}/{party.share.denominator}" if party.share else None
        case.record_party(
            act, person=Person(person, books.vault.seal(person, "name", party.name), share),
            relation=party.relation, id_number=seal(person, "id_number", party.id_number),
            phone=seal(person, "phone", party.phone),
        )  # fmt: skip
    if household.legal_area_cm2 is not None or household.unregistered_area_cm2 is not None:
        case.record_asset(
            act, kind="house", legal_area_cm2=household.legal_area_cm2 or 0,
            unregistered_area_cm2=household.unregistered_area_cm2 or 0,
            structure=household.structure,
        )  # fmt: skip
    return case


def opening_time(project: Project, household: Household, act: Act) -> datetime:
    """The registration date at 00:00 in Shanghai, else the project's opening, else now."""
    day = household.registered_on or (project.opening and project.opening.opened_on)
    return datetime.combine(day, time(), SHANGHAI) if day else act.now


def _set_baseline(books: Books, project: Project, roster: Roster, act: Act,
                  accepted: list[Household]) -> None:  # fmt: skip
    since = min(opening_time(project, household, act) for household in accepted)
    opening = project.opening
    assert opening
    books.desk.decide(
        lambda: books.desk.project(opening.code),
        lambda standing: standing.set_baseline(
            act._replace(at=since, source="roster"), households=len(roster.numbers)
        ),
    )


def _facts(household: Household) -> dict[str, Any]:
    """What makes two rosters speak of the same household."""

    def of(party: RosterParty) -> tuple[Any, ...]:
        return party.name, party.id_number, party.share

    return {
        "people": household.people,
        "address": household.address,
        "legal": household.legal_area_cm2 or 0,
        "unregistered": household.unregistered_area_cm2 or 0,
        "parties": [of(party) for party in household.parties],
    }


def _facts_of(books: Books, case: Case) -> dict[str, Any]:
    open_ = books.vault.open
    return {
        "people": case.people,
        "address": case.address and open_(case.address, "address"),
        "legal": sum(asset.legal_area_cm2 for asset in case.assets.values()),
        "unregistered": sum(asset.unregistered_area_cm2 for asset in case.assets.values()),
        "parties": [
            (
                open_(party.name, "name"),
                party.id_number and open_(party.id_number, "id_number"),
                party.share,
            )
            for party in case.parties.values()
            if party.stands
        ],
    }
