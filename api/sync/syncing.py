"""One sync: entries are taken, then the phone is noted with what it holds and what is missing."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from api.moments import SHANGHAI, now
from api.operations.act import Actor
from api.sync.agreement import agrees, caseload_hash
from api.sync.bodies import SyncBody
from api.sync.devices import DeviceIsRevoked, is_revoked, note, owner_of
from api.sync.taking import Taken, take
from domain.refusal import Refusal
from store.books import Books


class EntriesOfAnother(Refusal):
    """Somebody else wrote these entries, so none was taken; sign in as who wrote them."""

    zh = "当前登录的不是这些记录的本人，一条也没有收取；请用本人账号登录后再送出。"
    status = 403


def sync(books: Books, actor: Actor, body: SyncBody, *, session: UUID | None,
         language: str) -> tuple[Taken, dict[str, Any]]:  # fmt: skip
    """Take everything in; what was taken, and the whole answer.

    Raises EntriesOfAnother, DeviceIsRevoked.
    """
    if body.account not in {None, actor.name}:
        raise EntriesOfAnother
    if is_revoked(books, body.device, owner_of(books, actor)):
        raise DeviceIsRevoked
    server_now = now()
    drift = drift_of(body.device_now, server_now)
    same = agrees(books, actor, body.holds) if body.holds else None
    taken = take(books, actor, body.items, drift=drift, language=language)
    seen = note(
        books, actor, body.device, session=session, drift=drift, arrived=taken.arrived,
        holds=body.holds, agrees=same,
    )  # fmt: skip
    return taken, {
        "position": seen.position,
        "server_now": server_now.isoformat(),
        "drift": drift,
        "items": taken.answers,
        "caseload": None if same is None else {"hash": caseload_hash(books, actor), "same": same},
        "missing": seen.missing,
    }


def drift_of(device_now: str, server_now: datetime) -> float | None:
    """How many seconds the server is ahead; None where the device's time cannot be read."""
    try:
        read = datetime.fromisoformat(device_now.strip())
        aware = read if read.tzinfo else read.replace(tzinfo=SHANGHAI)
        return round((server_now - aware).total_seconds(), 3)
    except (ValueError, OverflowError):
        return None
