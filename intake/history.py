"""Rows of a ledger become events of cases, decided in file order, each recorded once for ever."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from eventsourcing.persistence import IntegrityError
from psycopg import Connection
from pydantic import ValidationError

from domain.aggregate import Act
from domain.case import Case
from domain.case.file import Person
from domain.case.opening import CaseIsOpen, PrecedesOpening
from domain.case.signing import Answer
from domain.project import Project
from domain.refusal import Refusal, ValueDoesNotFit
from intake.ledger import LedgerRow, RefusedRow
from store.books import Books
from store.stored import Stored

CASES_AT_ONCE = 200
EVENTS_AT_ONCE = 1500
TRIES = 12
Progress = Callable[[int, int], None]


class CaseIsNotOpened(Refusal):
    """The ledger has no opened row for case {case_no} before this one."""

    zh = "户案 {case_no} 在此行之前没有立案（opened）记录。"


class NoOfferIsOpen(Refusal):
    """Case {case_no} has no open offer that this row could speak of."""

    zh = "户案 {case_no} 没有可答复的方案。"


class CasesKeepChanging(Refusal):
    """Others keep writing the cases of this ledger; what was recorded stays, import it again."""

    zh = "其他人正在同时修改台账中的户案；已导入的保留，请稍后再次导入。"


@dataclass(slots=True)
class Recorded:
    """What became of the rows."""

    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    position: int = 0
    refused: list[RefusedRow] = field(default_factory=list)


@dataclass(slots=True)
class _Past:
    """What the log holds of a case before this import."""

    case: Case | None
    op_ids: set[UUID]
    opening: int = 0
    how: str = ""


def record_history(books: Books, project: Project, rows: Iterable[LedgerRow | RefusedRow], act: Act,
                   *, dry_run: bool = False, progress: Progress = lambda done, of: None
                   ) -> Recorded:  # fmt: skip
    """Record what is new; ``act`` says who imports and when. Returns counts and refusals."""
    recorded = Recorded()
    by_case: dict[str, list[LedgerRow]] = {}
    for row in rows:
        recorded.rows += 1
        if isinstance(row, RefusedRow):
            recorded.refused.append(row)
        else:
            by_case.setdefault(row.case_no, []).append(row)
    numbered = {no: list(_numbered(project.id, of)) for no, of in by_case.items()}
    cases = iter(numbered.items())
    done = len(recorded.refused)
    while chunk := dict(islice(cases, CASES_AT_ONCE)):
        for _ in range(TRIES):
            try:
                _record_chunk(books, project, chunk, act, recorded, dry_run=dry_run)
                break
            except IntegrityError:  # somebody else wrote one of these cases: look again
                books.desk.forget_streams(books.desk.case_id(project.id, no) for no in chunk)
        else:
            raise CasesKeepChanging
        done += sum(map(len, chunk.values()))
        progress(done, recorded.rows)
    recorded.position = books.desk.head()
    recorded.refused.sort(key=lambda row: row.line)
    return recorded


def _numbered(project: UUID, rows: list[LedgerRow]) -> Iterator[tuple[UUID, LedgerRow]]:
    """Each row with its operation number: project, content, and which of equal rows it is."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        seen[row.key] += 1
        content = "\x1f".join((str(project), *row.key, str(seen[row.key])))
        yield uuid8(hashlib.sha256(content.encode()).digest()), row


def uuid8(digest: bytes) -> UUID:
    """A UUID of version 8 (RFC 9562) from a hash."""
    number = int.from_bytes(digest[:16])
    number = number & ~(0xF << 76) | 8 << 76
    return UUID(int=number & ~(0x3 << 62) | 2 << 62)


def _record_chunk(books: Books, project: Project,
                  chunk: dict[str, list[tuple[UUID, LedgerRow]]], act: Act, recorded: Recorded, *,
                  dry_run: bool) -> None:  # fmt: skip
    """Decide the rows of these cases and store them; counts move only when they are stored."""
    desk = books.desk
    ids = {no: desk.case_id(project.id, no) for no in chunk}
    with books.pool.connection() as connection:
        pasts = _pasts(books, connection, list(ids.values()))
    tally = Recorded()
    events: list[Stored] = []
    new_keys: list[tuple[UUID, bytes]] = []
    for no, rows in chunk.items():
        past = pasts.get(ids[no]) or _Past(None, set())
        file = CaseFile(books, project, past, ids[no], no)
        for op_id, row in rows:
            if op_id in past.op_ids:
                tally.duplicates += 1
                continue
            try:
                file.take(row, act_of(row, act))
            except Refusal as why:
                tally.refused.append(RefusedRow(row.line, row.raw, why))
                continue
            decided = file.decided()
            tally.accepted += bool(decided)
            tally.duplicates += not decided
            events += [replace(desk.stored(event), op_id=op_id) for event in decided]
        new_keys += books.vault.take_new(file.persons)
        if len(events) >= EVENTS_AT_ONCE and not dry_run:
            _store(books, events, new_keys)
            events, new_keys = [], []
    if events and not dry_run:
        _store(books, events, new_keys)
    if dry_run:
        books.vault.forget_new(person for person, _ in new_keys)
    recorded.accepted += tally.accepted
    recorded.duplicates += tally.duplicates
    recorded.refused += tally.refused


def _store(books: Books, events: list[Stored], keys: list[tuple[UUID, bytes]]) -> None:
    persons = [person for person, _ in keys]
    try:
        books.desk.recorder.insert_events(events, keys=keys)
    except IntegrityError:
        books.desk.keys.settle(keys)
        raise
    books.vault.stored(persons)
    books.desk.forget_streams({UUID(str(event.originator_id)) for event in events})


PAST = """
SELECT position, op_id, stream, version, topic, state, occurred_at, cadre, project, task_force
FROM zhuanban.events WHERE jurisdiction = %s AND stream = ANY (%s) ORDER BY stream, version"""


def _pasts(books: Books, connection: Connection[Any], ids: list[UUID]) -> dict[UUID, _Past]:
    pasts: dict[UUID, _Past] = {}
    for position, op_id, *rest in connection.execute(PAST, [books.jurisdiction, ids]):
        past = pasts.setdefault(rest[0], _Past(None, set()))
        event: Any = books.desk.mapper.to_domain_event(Stored(*rest))
        past.case = Case.replay(past.case, [event])
        past.op_ids.add(op_id)
        if isinstance(event, Case.Opened):
            past.opening, past.how = position, event.how
    persons = {
        person
        for id_, past in pasts.items()
        for person in (id_, *(p.person for p in (past.case.parties if past.case else {}).values()))
    }
    books.vault.know(connection, persons)
    return pasts


def act_of(row: LedgerRow, act: Act) -> Act:
    """Who acted by the ledger's label; the importer recorded it."""
    return act._replace(
        at=row.at, by=row.by or act.by, recorded_by=act.by, role="history", source="ledger"
    )


class CaseFile:
    """One case while its rows are decided."""

    def __init__(self, books: Books, project: Project, past: _Past, id_: UUID, no: str) -> None:
        """Start from what the log holds."""
        self._books, self._project, self._past, self._no = books, project, past, no
        self._case = past.case or Case(id_)
        self.persons: set[UUID] = {id_}

    def decided(self) -> list[Any]:
        """The events of the row taken last."""
        return self._case.collect_events()

    def take(self, row: LedgerRow, act: Act) -> None:
        """Decide one row. Raises Refusal."""
        case = self._case
        if row.kind == "opened":
            return self._open(row, act)
        if case.opened_at is None:
            raise CaseIsNotOpened(case_no=self._no)
        if act.at < case.opened_at:
            raise PrecedesOpening(case_no=self._no, at=act.at.isoformat())
        try:
            getattr(self, f"_{row.kind}")(row, act)
        except ValidationError as error:
            found = error.errors()[0]
            raise ValueDoesNotFit(field=found["loc"][0], why=found["msg"]) from None

    def _open(self, row: LedgerRow, act: Act) -> None:
        case = self._case
        if case.opened_at is None:
            case.open(
                act, project=self._project.id, task_force=self._project.task_force,
                case_no=self._no, how="history",
            )  # fmt: skip
        elif self._past.how in {"", "history"}:
            raise CaseIsOpen(case_no=self._no)
        elif act.at < case.opened_at:
            case.move_opening_back(act, position=self._past.opening, reason="ledger")

    def _contact(self, row: LedgerRow, act: Act) -> None:
        summary = self._books.desk.seal(self._case.id, "summary", row.note or None)
        self._case.log_contact(act, method=row.method, summary=summary)  # type: ignore[arg-type]

    def _offer(self, row: LedgerRow, act: Act) -> None:
        assert row.amount_fen is not None
        self._case.make_offer(act, amount_fen=row.amount_fen)

    def _answer(self, act: Act, answer: Answer) -> None:
        waiting = [offer.n for offer in self._case.offers.values() if offer.answer is None]
        if not waiting:
            raise NoOfferIsOpen(case_no=self._no)
        self._case.answer_offer(act, n=waiting[0], answer=answer)

    def _offer_accepted(self, row: LedgerRow, act: Act) -> None:
        self._answer(act, "accepted")

    def _offer_declined(self, row: LedgerRow, act: Act) -> None:
        self._answer(act, "declined")

    def _offer_withdrawn(self, row: LedgerRow, act: Act) -> None:
        self._answer(act, "withdrawn")

    def _signature(self, row: LedgerRow, act: Act) -> None:
        self._case.must_be_able_to_sign()
        party = self._party(row.party, act) if row.party else None
        self._case.record_signature(act, party=party)

    def _party(self, name: str, act: Act) -> int:
        """The recorded party of this name; a name that only the ledger knows is recorded."""
        for party in self._case.standing_parties:
            if self._books.vault.open(party.name, "name") == name:
                return party.n
        n = len(self._case.parties) + 1
        person = uuid5(self._case.id, f"party {n}")
        self.persons.add(person)
        sealed = self._books.vault.seal(person, "name", name)
        return self._case.record_party(act, person=Person(person, sealed))

    def _closed(self, row: LedgerRow, act: Act) -> None:
        self._case.close_as(act, outcome=row.note.lower())  # type: ignore[arg-type]

    def _reopened(self, row: LedgerRow, act: Act) -> None:
        self._case.reopen(act)
