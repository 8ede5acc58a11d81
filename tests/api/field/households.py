"""Households as a cadre has them after months of talks, with texts as long as people write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from domain.case import Case
from domain.case.file import Person
from domain.case.talks import Method
from domain.sealed import Sealed
from rehearsal import phrases
from rehearsal.dice import Dice
from rehearsal.people import a_name, a_phone
from store.books import Books
from tests.facts import act

METHODS: tuple[Method, ...] = ("visit", "visit", "phone", "wechat", "meeting")
# Letters by how often people use them, in no order that a compressor could know from before: what
# people write has more order, so it takes less room than this.
LETTERS = "".join(
    text for kind in (*phrases.SPOKEN.values(), *phrases.WRITTEN.values(), phrases.DEMANDS,
                      phrases.PROMISES) for text in kind
)  # fmt: skip
Seal = Callable[[str, str], Any]


def settle(books: Books, project: str, households: int, *, chief: str, seed: str = "1") -> None:
    """Households of a project that one chief representative answers for."""
    of = books.desk.project(project)
    assert of.task_force
    for n in range(1, households + 1):
        case = Case(books.desk.case_id(of.id, f"{project}-{n:03}"))
        live(books, case, Random(f"{seed}/{n}"), of.id, of.task_force, chief=chief)
        books.desk.store(case)


def live(books: Books, case: Case, random: Random, project: UUID, task_force: UUID, *,
         chief: str) -> None:  # fmt: skip
    """Opening, people, eight contacts, some demands and promises, an offer that is open."""

    def seal(field: str, text: str, person: UUID = case.id) -> Sealed:
        return books.vault.seal(person, field, text)

    n = case.id.int % 1000
    case.open(
        act(), project=project, task_force=task_force, case_no=f"XN-{n:03}", how="roster",
        address=seal("address", f"小南门{n % 9 + 1}组{n}号"), people=random.randint(1, 6),
    )  # fmt: skip
    dice = Dice(str(case.id))
    for nth in (1, 2):
        person = uuid5(case.id, f"party {nth}")
        case.record_party(
            act(), person=Person(person, seal("name", a_name(dice), person), "1/2"),
            phone=seal("phone", a_phone(dice), person),
        )  # fmt: skip
    case.name_chief(act(role="chief"), name=chief)
    for nth in range(8):
        contact(case, random, seal, hours=24 * nth + random.random(), by=chief)
    for nth in (1, 2):
        case.raise_demand(act(200), text=seal("text", prose(random, 15, 30)))
        case.promise(act(200), text=seal("text", prose(random, 15, 30)), due=date(2020, 11, nth))
    case.settle_promise(act(210), n=1, outcome="kept")
    case.make_offer(act(220), amount_fen=random.randrange(10**7, 10**8))


def contact(case: Case, random: Random, seal: Seal, *, hours: float, by: str) -> None:
    """A talk of two or three sentences."""
    case.log_contact(
        act(hours, by=by), method=random.choice(METHODS), met=seal("met", prose(random, 2, 4)),
        summary=seal("summary", prose(random, 30, 60)), mood=random.choice(phrases.MOODS),
        next_step=seal("next_step", prose(random, 8, 16)),
        next_due=act(hours).at.date() + timedelta(days=random.randint(1, 9)), accompanied_by="李明",
    )  # fmt: skip


def prose(random: Random, least: int, most: int) -> str:
    """So many letters."""
    return "".join(random.choices(LETTERS, k=random.randint(least, most)))
