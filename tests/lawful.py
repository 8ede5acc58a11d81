"""Random lawful histories: every rule is asked, time runs on, stands still and is told late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID, uuid5

from domain.aggregate import Act, Event
from domain.case import Case
from domain.case.file import Person
from domain.case.signing import Answer
from domain.case.state import Outcome
from domain.refusal import Refusal
from domain.sealed import Sealed
from tests.facts import FORCE, NOW, PROJECT, START, sealed

SURNAMES, GIVEN = "张李王赵陈杨", ("伟", "芳", "秀英", "建国", "小明")
HAND_OUTCOMES: tuple[Outcome, ...] = ("resolved", "excluded", "withdrawn", "other")
ANSWERS: tuple[Answer, ...] = ("accepted", "accepted", "declined", "withdrawn")
Seal = Callable[[UUID, str, str], Sealed]


def seal_without_a_key(of: UUID, _field: str, text: str) -> Sealed:
    """What a pure test puts in place of a vault."""
    return sealed(text, of)


class Village:
    """Cases of one project, and the next lawful thing that happens in it."""

    def __init__(self, random: Random, *, project: UUID = PROJECT, task_force: UUID = FORCE,
                 seal: Seal = seal_without_a_key) -> None:  # fmt: skip
        """Begin without a case."""
        self.random, self.project, self.task_force, self.seal = random, project, task_force, seal
        self.cases: list[Case] = []
        self.told: dict[UUID, list[Event]] = {}
        # Where the log put an event; a pure test, which has no log, takes its version.
        self.positions: dict[tuple[UUID, int], int] = {}
        self.clock = START

    def happenings(self, n: int) -> Iterator[list[Case]]:
        """What changes in ``n`` tries: one case, or two where they split or merge."""
        for _ in range(n):
            grows = not self.cases or self.random.random() < 0.12
            changed = self._open() if grows else self._change()
            if changed:
                self._note(changed)
                yield changed

    def _note(self, changed: list[Case]) -> None:
        for case in changed:
            self.told.setdefault(case.id, []).extend(case.pending)

    def act(self) -> Act:
        """Later, at the same moment, at midnight, or long ago and only told now."""
        kind = self.random.random()
        if kind < 0.55:
            self.clock += timedelta(minutes=self.random.randint(1, 600))
        at = self.clock
        if kind > 0.9:
            at -= timedelta(minutes=self.random.randint(0, 4000))
        elif kind > 0.85:
            at = at.replace(hour=0, minute=0)
        return Act(at, self.random.choice(["amy", "bob"]), NOW)

    def day(self) -> date:
        """Some day near the clock."""
        return (self.clock + timedelta(days=self.random.randint(-2, 9))).date()

    def person(self, case: Case) -> Person:
        """Somebody new, with a name."""
        id_ = uuid5(case.id, f"party {len(case.parties) + 1}")
        name = self.random.choice(SURNAMES) + self.random.choice(GIVEN)
        return Person(id_, self.seal(id_, "name", name), self.random.choice(["1/2", "1/3", None]))

    def _open(self) -> list[Case]:
        number = f"XN-{len(self.cases) + 1:03}"
        case = Case(uuid5(self.project, number))
        case.open(
            self.act(), project=self.project, task_force=self.task_force, case_no=number,
            kind=self.random.choice(["household", "household", "parcel"]),
            address=self.seal(case.id, "address", "南门街"),
        )  # fmt: skip
        self.cases.append(case)
        return [case]

    def _change(self) -> list[Case]:
        case = self.random.choice(self.cases)
        decision = self.random.choice(DECISIONS)
        touched = [case]
        with suppress(Refusal):
            touched += decision(self, case, self.act()) or []
        return [c for c in touched if c.pending]

    def text(self, case: Case, field: str) -> Sealed:
        """Some sealed words of the household."""
        return self.seal(case.id, field, "话")


Decision = Callable[[Village, Case, Act], "list[Case] | None"]


def contact(village: Village, case: Case, act: Act) -> None:
    due = village.random.choice([None, village.day()])
    case.log_contact(
        act, method="visit", next_due=due, next_step=due and village.text(case, "next_step"),
        summary=village.text(case, "summary"),
    )  # fmt: skip


def party(village: Village, case: Case, act: Act) -> None:
    case.record_party(act, person=village.person(case))


def chief(village: Village, case: Case, act: Act) -> None:
    case.name_chief(act, name=village.random.choice(["amy", "bob", "cui"]))


def recuse(village: Village, case: Case, act: Act) -> None:
    cadre = village.random.choice(["amy", "bob"])
    if cadre in case.recused:
        other = act._replace(by="cui")
        case.lift_recusal(other, cadre=cadre, reason=village.text(case, "reason"))
    else:
        case.declare_recusal(act, cadre=cadre, relation=village.text(case, "relation"))


def offer(village: Village, case: Case, act: Act) -> None:
    until = village.random.choice([None, act.at + timedelta(days=3)])
    case.make_offer(act, amount_fen=village.random.randint(1, 9) * 10_000, valid_until=until)


def answer(village: Village, case: Case, act: Act) -> None:
    said = village.random.choice(ANSWERS)
    case.answer_offer(act, n=village.random.randint(1, max(1, len(case.offers))), answer=said)


def sign(village: Village, case: Case, act: Act) -> None:
    waited_for = {p.n for p in case.standing_parties} - {
        s.party for s in case.signatures.values() if s.stands
    }
    case.sign(act, party=village.random.choice([*waited_for, None]))


def withdraw(village: Village, case: Case, act: Act) -> None:
    n = village.random.randint(1, max(1, len(case.signatures)))
    case.withdraw_signature(act, n=n, reason=village.text(case, "reason"))


def close(village: Village, case: Case, act: Act) -> None:
    case.close(act, outcome=village.random.choice(HAND_OUTCOMES))


def reopen(village: Village, case: Case, act: Act) -> None:
    case.reopen(act, reason=village.text(case, "reason"))


def promise(village: Village, case: Case, act: Act) -> None:
    case.promise(act, text=village.text(case, "text"), due=village.day())


def settle(village: Village, case: Case, act: Act) -> None:
    n = village.random.randint(1, max(1, len(case.promises)))
    case.settle_promise(act, n=n, outcome=village.random.choice(["kept", "broken"]))


def demand(village: Village, case: Case, act: Act) -> None:
    n = case.raise_demand(act, text=village.text(case, "text"))
    case.answer_demand(act, n=n, text=village.text(case, "text"))


def object_to(village: Village, case: Case, act: Act) -> None:
    contacts = [e for e in village.told[case.id] if e.TOPIC == "case.contact_logged"]
    told = village.random.choice(contacts or village.told[case.id])
    position = village.positions.get((case.id, told.originator_version), told.originator_version)
    text = village.text(case, "text")
    case.raise_objection(act, contact=position, recorded_at=NOW, text=text)


def answer_objection(village: Village, case: Case, act: Act) -> None:
    n = village.random.randint(1, max(1, len(case.objections)))
    case.answer_objection(act, n=n, text=village.text(case, "text"))


def order(village: Village, case: Case, act: Act) -> None:
    to = village.random.choice([None, "cui"])
    due = max(village.day(), act.at.date() + timedelta(days=1))
    case.give_order(act, kind="assigned", text=village.text(case, "text"), due=due, to=to)


def report_or_settle_order(village: Village, case: Case, act: Act) -> None:
    n = village.random.randint(1, max(1, len(case.orders)))
    if village.random.random() < 0.6:
        case.report_order(act, n=n, text=village.text(case, "text"))
    else:
        case.settle_order(act, n=n, outcome=village.random.choice(["done", "withdrawn"]))


def deliver(village: Village, case: Case, act: Act) -> None:
    match village.random.choice(["money", "flat", "handover", "demolition", "asset"]):
        case "money":
            case.pay(act, amount_fen=50_000)
        case "flat":
            case.assign_flat(act, flat="3-1-201")
        case "handover":
            case.hand_over(act)
        case "demolition":
            case.demolish(act)
        case "asset":
            case.record_asset(act, kind="house", legal_area_cm2=9, unregistered_area_cm2=0)


def succeed(village: Village, case: Case, act: Act) -> None:
    n = village.random.randint(1, max(1, len(case.parties)))
    heir = village.person(case)._replace(share=None)
    case.succeed(act, n=n, heirs=[heir])


def split(village: Village, case: Case, act: Act) -> list[Case]:
    number = f"{case.case_no}-{len(case.became) + 1}"
    new = Case(uuid5(village.project, number))
    goes = village.random.choice([p.n for p in case.standing_parties] or [1])
    case.split(act, new=new, case_no=number, parties=[goes])
    village.cases.append(new)
    return [new]


def merge(village: Village, case: Case, act: Act) -> None:
    if village.random.random() < 0.3:
        case.merge(act, into=village.random.choice(village.cases))


def move_back(village: Village, case: Case, act: Act) -> None:
    position = village.positions.get((case.id, 1), 1)
    case.move_opening_back(act, position=position, reason="档案")


def conflict(village: Village, case: Case, act: Act) -> None:
    if not case.conflicts or village.random.random() < 0.5:
        body = village.text(case, "body")
        case.keep_conflict(act, op="signatures", body=body, seen=1, due=village.day())
    else:
        n = village.random.choice(list(case.conflicts))
        why = village.text(case, "reason")
        leads = act._replace(role="chief")
        case.settle_conflict(leads, n=n, outcome="stands", reason=why)


def correct(village: Village, case: Case, act: Act) -> None:
    original = village.random.choice(village.told[case.id])
    position = village.positions.get((case.id, original.originator_version))
    field = village.random.choice(sorted(original.CORRECTABLE) or ["by"])
    person = getattr(original, "person", case.id)
    value: Sealed | str | None
    if field in {"due", "next_due"}:
        value = village.random.choice([None, village.day().isoformat()])
    elif field == "name":
        value = village.seal(person, "name", village.random.choice(SURNAMES) + "更正")
    elif field in {"text", "next_step"}:
        value = village.text(case, field)
    else:
        return
    case.correct(
        act, original=original, position=position or original.originator_version, field=field,
        value=value, reason=village.text(case, "reason"),
    )  # fmt: skip


DECISIONS: list[Decision] = [
    contact, contact, contact, party, party, chief, recuse, offer, offer, answer, answer, answer,
    sign, sign, sign, sign, withdraw, close, reopen, reopen, promise, settle, demand, deliver,
    deliver, succeed, split, merge, move_back, correct, correct, correct, conflict, conflict,
    object_to, object_to, answer_objection, order, order, report_or_settle_order,
]  # fmt: skip


def known(events: list[Event], as_of: datetime) -> list[Event]:
    """What had happened at ``as_of``, in the order in which it was recorded."""
    return [event for event in events if event.occurred_at <= as_of]
