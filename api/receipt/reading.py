"""What a receipt says: the contact as it was recorded, what was asked and promised in it, since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from api.case_file import timeline
from api.moments import SHANGHAI, now
from api.receipt.found import Held
from audit.witnessing import Witnessing, signed_at
from domain.case import Case
from domain.refusal import Refusal
from store.books import Books

Item = dict[str, Any]
SHOWN = frozenset({
    "method", "messages", "accompanied_by", "next_step", "next_due", "text", "due",
})  # fmt: skip
TEXTS = frozenset({"next_step", "text"})


@dataclass(frozen=True)
class Said:
    """What was asked, promised or comes next, and by which day.

    ``text`` is None where it was erased, empty where nothing was said.
    """

    position: int
    text: str | None
    due: date | None


@dataclass(frozen=True)
class Change:
    """A correction: empty where nothing stood or stands, None where that was erased."""

    field: str
    before: Any
    after: Any
    reason: str | None
    at: datetime
    by: str

    @property
    def is_shown(self) -> bool:
        """Whether the field stands on the receipt."""
        return self.field in SHOWN


@dataclass(frozen=True)
class Answer:
    """What the household was told, when and by whom; the text None where it is erased."""

    text: str | None
    at: datetime
    by: str


@dataclass(frozen=True)
class Objected:
    """What the household objected to, and its answers; ``due`` is for the first of them."""

    text: str | None
    at: datetime
    due: date
    can_be_reached: bool
    answers: list[Answer]


@dataclass(frozen=True)
class Receipt:
    """The household's copy of one contact, as it stands now; times in Shanghai.

    ``files`` counts photos, recordings and documents by their kind.
    ``too_late`` says why no objection can be made any more, None while one can.
    """

    at: datetime
    recorded_at: datetime
    by: str
    role: str
    recorded_by: str | None
    accompanied_by: str | None
    method: str
    messages: int | None
    files: dict[str, int]
    next_step: Said | None
    demands: list[Said]
    promises: list[Said]
    changes: list[Change]
    chief: str | None
    names: list[str | None]
    objections: list[Objected]
    too_late: Refusal | None
    position: int
    leaf_hash: str
    signed_at: datetime | None
    witnessed_at: datetime | None


def read(books: Books, held: Held) -> Receipt:
    """The receipt of a contact."""
    told = timeline(books, held.case)
    corrections = [item for item in told if item["topic"] == "case.corrected"]
    contact = _right_now(next(i for i in told if i["position"] == held.position), corrections)
    lines = [_right_now(item, corrections) for item in _of_the_talk(told, contact)]
    about = {held.position, *(line["position"] for line in lines)}
    case = books.desk.case(held.case)
    return Receipt(
        at=_moment(contact["occurred_at"]), recorded_at=held.recorded_at.astimezone(SHANGHAI),
        by=contact["by"], role=contact["role"], recorded_by=contact.get("recorded_by"),
        accompanied_by=contact.get("accompanied_by"), method=contact["method"],
        messages=contact.get("messages"), files=_files([contact, *lines]), next_step=_next(contact),
        demands=_said(lines, "case.demand_raised"), promises=_said(lines, "case.promise_made"),
        changes=[*_changes(told, corrections, about)], chief=case.chief,
        names=[books.vault.open(party.name, "name") for party in case.parties.values()],
        objections=[*_objections(told, held.position)], too_late=_too_late(case, held),
        position=held.position, leaf_hash=held.leaf_hash, **_proved(books, held.position),
    )  # fmt: skip


def _of_the_talk(told: list[Item], contact: Item) -> list[Item]:
    """What was asked and promised in the same talk, which is recorded beside the contact.

    Each belongs to the last contact of that day before it that its teller took part in or entered,
    or to the first where it was told before all of them.
    """
    day = _moment(contact["occurred_at"]).date()
    of_day = sorted((i for i in told if _moment(i["occurred_at"]).date() == day), key=_when)
    talks = [item for item in of_day if item["topic"] == contact["topic"]]

    def talk_of(item: Item) -> Item | None:
        theirs = [talk for talk in talks if item["by"] in _people(talk)]
        before = [talk for talk in theirs if _when(talk) <= _when(item)]
        return before[-1] if before else next(iter(theirs), None)

    lines = [i for i in of_day if i["topic"] in {"case.demand_raised", "case.promise_made"}]
    return [line for line in lines if (talk := talk_of(line)) and _when(talk) == _when(contact)]


def _right_now(item: Item, corrections: list[Item]) -> Item:
    return item | {
        each["field"]: each.get("value", "") for each in corrections
        if each["corrects"] == item["position"]
    }  # fmt: skip


def _changes(told: list[Item], corrections: list[Item], about: set[int]) -> Iterable[Change]:
    stood = {item["position"]: dict(item) for item in told}
    for each in corrections:
        if each["corrects"] not in about:
            continue
        field, of = each["field"], stood[each["corrects"]]
        before, after = of.get(field, ""), each.get("value", "")
        of[field] = after
        yield Change(
            field, before, after, each.get("reason"), _moment(each["occurred_at"]), each["by"]
        )


def _next(contact: Item) -> Said | None:
    text, due = contact.get("next_step", ""), _day(contact.get("next_due"))
    return None if text == "" and due is None else Said(contact["position"], text, due)


def _files(items: list[Item]) -> dict[str, int]:
    """How many of each kind were taken along."""
    return Counter(file["kind"] for item in items for file in item.get("attachments") or ())


def _said(lines: list[Item], topic: str) -> list[Said]:
    return [
        Said(line["position"], line["text"], _day(line.get("due")))
        for line in lines if line["topic"] == topic
    ]  # fmt: skip


def _objections(told: list[Item], contact: int) -> Iterable[Objected]:
    for item in told:
        if item["topic"] == "case.objection_raised" and item["contact"] == contact:
            answers = [
                Answer(each["text"], _moment(each["occurred_at"]), each["by"]) for each in told
                if each["topic"] == "case.objection_answered" and each["n"] == item["n"]
            ]  # fmt: skip
            yield Objected(
                item["text"], _moment(item["occurred_at"]), date.fromisoformat(item["due"]),
                "reach" in item, answers,
            )  # fmt: skip


def _too_late(case: Case, held: Held) -> Refusal | None:
    try:
        case.may_be_objected_to(held.position, recorded_at=held.recorded_at, now=now())
    except Refusal as refusal:
        return refusal
    return None


def _proved(books: Books, position: int) -> dict[str, datetime | None]:
    with books.pool.connection() as connection:
        signed = signed_at(connection, books.jurisdiction, position)
        witnessed = Witnessing(connection, books.jurisdiction, position - 1).of(position)
    return {
        "signed_at": signed and signed.astimezone(SHANGHAI),
        "witnessed_at": witnessed and witnessed.astimezone(SHANGHAI),
    }


def _people(talk: Item) -> set[str | None]:
    return {talk["by"], talk.get("accompanied_by"), talk.get("recorded_by")}


def _when(item: Item) -> tuple[datetime, int]:
    return _moment(item["occurred_at"]), item["position"]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(SHANGHAI)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
