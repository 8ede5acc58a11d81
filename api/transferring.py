"""Many cases change hands in one request; one that cannot never keeps the rest from doing so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID, uuid5

from pydantic import Field

from api.operations.act import Actor, Told, perform
from api.operations.transfer import AcceptTransfer, OfferTransfer
from api.problems import problem
from api.reading import reading
from api.texts import Text, Word
from domain.aggregate import Act
from domain.case import Case
from domain.refusal import Refusal, Unknown
from projections.register import REGISTER, cases
from store.books import Books

AT_ONCE = 1000
Cases = Annotated[list[UUID], Field(min_length=1, max_length=AT_ONCE)]


class OfferMany(Told):
    """Cases of one chief representative, or unassigned ones, offered to another cadre."""

    giver: Word | None = Field(alias="from")
    to: Word
    cases: Cases | None = None
    reason: Text
    letter: Text | None = None


class AcceptMany(Told):
    """Cases that wait for whoever asks, taken over with one read-back."""

    cases: Cases
    read_back: Text | None = None


class OfferOne(OfferTransfer):
    """One of many: a case of this project, still with the chief representative it was taken for."""

    project: UUID
    giver: Word | None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Offer it. Raises Unknown, ChiefIsAnother."""
        must_be_seen(books, case)
        if case.project != self.project:
            raise Unknown(what=f"case {case.id}")
        if case.chief != self.giver:
            raise ChiefIsAnother(case_no=case.case_no, chief=case.chief or "—")
        return super().decide(books, case, act, n)


class AcceptNewest(AcceptTransfer):
    """One of many: the transfer of a case that was offered last."""

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any] | None:
        """Accept it. Raises Unknown, NothingToTakeOver."""
        must_be_seen(books, case)
        if not case.transfers:
            raise NothingToTakeOver(case_no=case.case_no)
        return super().decide(books, case, act, n or max(case.transfers))


class ChiefIsAnother(Refusal):
    """Case {case_no} is with {chief} meanwhile; look at the list again before handing it over."""

    zh = "户案 {case_no} 的首席代表现为 {chief}；请刷新名单后再交接。"


class NothingToTakeOver(Refusal):
    """Case {case_no} was not offered to anybody; ask for it to be offered first."""

    zh = "户案 {case_no} 没有待接收的交接；请先由对方发起。"


class MoreThanAtOnce(Refusal):
    """There are more than {most} cases; name at most {most} of them in one request."""

    zh = "户案超过 {most} 件；请一次指定不超过 {most} 件。"
    status = 422


def offer_many(books: Books, actor: Actor, code: str, body: OfferMany, *, language: str,
               key: UUID | None = None) -> dict[str, Any]:  # fmt: skip
    """Offer them one by one; null for all of that chief. Raises Unknown, MoreThanAtOnce."""
    project = books.desk.project(code).id
    ids = body.cases or cases_with(books, project, body.giver)
    one = OfferOne(**body.model_dump(exclude={"cases"}), project=project)

    def offer(id_: UUID, op_id: UUID | None) -> dict[str, Any]:
        return perform(books, id_, one, path="transfers", actor=actor, op_id=op_id)

    return one_by_one(books, ids, offer, done="offered", language=language, key=key)


def accept_many(books: Books, actor: Actor, body: AcceptMany, *, language: str,
                key: UUID | None = None) -> dict[str, Any]:  # fmt: skip
    """Accept them one by one."""
    one = AcceptNewest(**body.model_dump(exclude={"cases"}))

    def accept(id_: UUID, op_id: UUID | None) -> dict[str, Any]:
        return perform(books, id_, one, path="transfers/acceptance", actor=actor, op_id=op_id)

    return one_by_one(books, body.cases, accept, done="accepted", language=language, key=key)


def one_by_one(books: Books, ids: list[UUID], do: Callable[[UUID, UUID | None], dict[str, Any]], *,
               done: str, language: str, key: UUID | None) -> dict[str, Any]:  # fmt: skip
    """Do each under a number of its own, so that a repetition finds each done or not done."""
    items: list[dict[str, Any]] = []
    for id_ in dict.fromkeys(ids):
        try:
            do(id_, key and uuid5(key, str(id_)))
            items.append({"case": id_, "status": done})
        except Refusal as refusal:
            why = problem(refusal, language)
            items.append({"case": id_, "status": "refused", "problem": why})
    return {"items": items, "position": books.desk.head()}


def cases_with(books: Books, project: UUID, chief: str | None) -> list[UUID]:
    """The cases of a chief representative, or those without one. Raises MoreThanAtOnce."""
    with reading(books, REGISTER) as (connection, _):
        rows = cases(
            connection, jurisdiction=books.jurisdiction, project=project, chief=chief,
            unassigned=chief is None, limit=AT_ONCE + 1,
        )  # fmt: skip
    if len(rows) > AT_ONCE:
        raise MoreThanAtOnce(most=AT_ONCE)
    return [row["id"] for row in rows]


def must_be_seen(books: Books, case: Case) -> None:
    """Refuse a case out of sight as one that is not there. Raises Unknown."""
    if not books.sight.holds(case.project):
        raise Unknown(what=f"case {case.id}")
