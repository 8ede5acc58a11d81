"""What routes are given: the books, who asks, the moment asked about, the retry number."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Query, Request
from pydantic import AfterValidator

from api.moments import moment, now
from api.operations.act import Actor
from api.problems import language_of
from api.replica import Replica
from audit.notary import Notary
from domain.aggregate import Act
from domain.refusal import Refusal, ValueDoesNotFit
from store.books import Books

PATIENCE = 5.0


class NotYetThere(Refusal):
    """The log has not reached position {after} yet; ask again."""

    zh = "日志尚未到达第 {after} 条；请稍后再查。"
    status = 503


async def the_books(request: Request) -> Books:
    """The books this process opened, for whoever asks: with no more than is in their sight."""
    books: Books = getattr(request.state, "books", request.app.state.books)
    return books.seen_by(request.state.actor.sight)


async def the_notary(request: Request) -> Notary:
    """Who signs the log of these books."""
    notary: Notary = request.app.state.notary
    return notary


async def actor(request: Request) -> Actor:
    """Who asks, as the route's scope found out."""
    found: Actor = request.state.actor
    return found


async def as_of(
    as_of: Annotated[str | None, Query(description="a moment by occurred_at, inclusive")] = None,
) -> datetime | None:
    """The moment asked about, None for now."""
    return moment(as_of) if as_of else None


async def caught_up(
    request: Request, after: Annotated[int | None, Query(ge=0, lt=2**63)] = None
) -> None:
    """Wait until the log holds what the caller wrote. Raises NotYetThere."""
    if after is not None and not await request.app.state.feed.reaches(after, PATIENCE):
        raise NotYetThere(after=after)


async def reported(
    request: Request, after: Annotated[int | None, Query(ge=0, lt=2**63)] = None
) -> None:
    """As ``caught_up``, and a replica answers where one is set and has come so far."""
    replica: Replica | None = getattr(request.app.state, "replica", None)
    if replica and await replica.has(after or 0):
        request.state.books = replica.books
    else:
        await caught_up(request, after)


async def op_id(idempotency_key: Annotated[str | None, Header()] = None) -> UUID | None:
    """The operation number of a write."""
    return numbered(idempotency_key)


def numbered(idempotency_key: str | None) -> UUID | None:
    """The operation number that a header holds. Raises ValueDoesNotFit."""
    try:
        return UUID(idempotency_key) if idempotency_key else None
    except ValueError:
        raise ValueDoesNotFit(field="Idempotency-Key", why="it is not a UUID") from None


async def seen(if_match: Annotated[str | None, Header()] = None) -> int | None:
    """The version the caller decided on."""
    return versioned(if_match)


def versioned(if_match: str | None) -> int | None:
    """The version that a header holds; ``*`` is any. Raises ValueDoesNotFit."""
    if not if_match or if_match.strip() == "*":
        return None
    try:
        return int(if_match.strip().removeprefix("W/").strip('"'))
    except ValueError:
        raise ValueDoesNotFit(field="If-Match", why="it is not a version") from None


TheLanguage = Annotated[str, Depends(language_of)]
TheBooks = Annotated[Books, Depends(the_books)]
TheNotary = Annotated[Notary, Depends(the_notary)]
TheActor = Annotated[Actor, Depends(actor)]
KnownAt = Annotated[int | None, Query(ge=0, lt=2**63, description="what the log held then")]
# PostgreSQL knows no NUL in a text, and nobody searches for one.
Filter = Annotated[str | None, AfterValidator(lambda text: text and text.replace("\0", ""))]
AsOf = Annotated[datetime | None, Depends(as_of)]
OpId = Annotated[UUID | None, Depends(op_id)]
Seen = Annotated[int | None, Depends(seen)]
CaughtUp = Depends(caught_up)
# What counts or lists a whole project or task force, and is nobody's next step.
Reported = Depends(reported)


def act_now(actor: Actor) -> Act:
    """What is done at this moment by whoever asks."""
    moment_ = now()
    return Act(at=moment_, by=actor.name, now=moment_, role=actor.role)
