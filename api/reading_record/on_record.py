"""The one call by which a route or a command puts on record what it shows."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from fastapi import Request

from api.identity.sessions import accounts_exist
from api.operations.act import Actor
from api.reading_record.look import Look
from api.reading_record.record import ReadsOnRecord, look_at
from api.reading_record.taking_in import take_in
from audit.subject import Subject
from domain.access import What
from store.books import Books

FIRST = b"""
SELECT starts_with(topic, 'case.'), project, task_force FROM zhuanban.events
WHERE jurisdiction = %s AND stream = %s AND version = 1"""


def on_record(request: Request, what: What, **of: Any) -> None:
    """Keep what whoever asks is shown; the answer does not wait for the log.

    ``of``: ``case``, ``project``, ``task_force``, ``subject``, ``form``, ``term``. Before there
    are accounts nobody is known who could be named. Raises CannotBeRecorded.
    """
    actor: Actor = request.state.actor
    if actor.account:
        reads: ReadsOnRecord = request.app.state.reads
        reads.note(_look(actor, what, of))


def export_on_record(request: Request, what: What = "export", **of: Any) -> None:
    """Put on record what whoever asks takes away, before it is sent."""
    actor: Actor = request.state.actor
    if actor.account:
        take_in(request.app.state.books, [_look(actor, what, of)], uuid4().bytes)


def by_command(books: Books, actor: Actor, what: What, **of: Any) -> None:
    """Put on record what a command shows, before it does."""
    if actor.account or accounts_exist(books):
        take_in(books, [_look(actor, what, of)], uuid4().bytes)


def _look(actor: Actor, what: What, of: dict[str, Any]) -> Look:
    ids, case = actor.sight.ids, of.get("case")
    glass = ids is not None and case in ids and of.get("project") not in ids
    return look_at(what, actor.name, actor.role, glass=glass, **of)


def of_subject(books: Books, subject: Subject) -> dict[str, Any]:
    """What a trail or an export of a subject is on record as."""
    found: dict[str, Any] = {"subject": f"{subject.kind} {subject.label}"}
    if subject.kind in {"project", "task_force"}:
        return found | {subject.kind: subject.name}
    if subject.kind == "stream" and isinstance(subject.name, UUID):
        with books.pool.connection() as connection:
            row = connection.execute(FIRST, [books.jurisdiction, subject.name]).fetchone()
        is_case, project, task_force = row or (False, None, None)
        found |= {"project": project, "task_force": None if project else task_force}
        found |= {"case": subject.name} if is_case else {}
    return found
