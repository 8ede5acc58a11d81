"""A household whose file holds one record of everything that a trail looks at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import psycopg

from domain.aggregate import Act, Event
from domain.case import Case
from domain.project import Project
from domain.task_force import TaskForce
from store.books import Books
from store.stored import Stored
from tests.facts import SHANGHAI

HOUR = timedelta(hours=1)
LAST_WEEK = datetime.combine(datetime.now(SHANGHAI).date() - timedelta(days=7), time(10), SHANGHAI)


class Story:
    """Project XN of task force TF with one case, XN/007, opened last week at ten by an import."""

    def __init__(self, books: Books) -> None:
        """Open all three."""
        self.books, desk = books, books.desk
        force = TaskForce(desk.task_force_id("TF"))
        force.open(told(LAST_WEEK), code="TF", name="攻坚专班", category="legacy")
        desk.store(force)
        project = Project(desk.project_id("XN"))
        project.open(
            told(LAST_WEEK), code="XN", task_force=force.id, name="小南门", track="collective"
        )
        desk.store(project)
        self.project, self.force = project.id, force.id
        self.case = desk.case_id(project.id, "007")
        case = Case(self.case)
        case.open(
            told(LAST_WEEK, source="roster"), project=project.id, task_force=force.id,
            case_no="007", address=desk.seal(self.case, "address", "小南门 7 号"),
        )  # fmt: skip
        desk.store(case)

    def do(self, decision: Callable[[Case], Any]) -> int:
        """Decide something on the case; gives its position."""

        def decided(case: Case) -> None:
            decision(case)

        return self.books.desk.on_case(self.case, decided).position

    def seal(self, field: str, text: str) -> Any:
        """Seal a text about the household."""
        return self.books.desk.seal(self.case, field, text)

    def contact(self, at: datetime, by: str = "amy", **facts: Any) -> int:
        """Log a contact; a visit where nothing else is said."""
        facts = {"method": "visit", **facts}
        return self.do(lambda case: case.log_contact(told(at, by), **facts))

    def sign(self, at: datetime = LAST_WEEK) -> int:
        """Offer, acceptance, signature."""

        def decision(case: Case) -> None:
            case.make_offer(told(at), amount_fen=12_345_600)
            case.answer_offer(told(at), n=1, answer="accepted")
            case.sign(told(at), party=None)

        return self.do(decision)

    def correct(self, position: int, field: str, value: Any, reason: str = "笔误") -> int:
        """Correct a field of an earlier record."""
        events = list(self.books.desk.events.get(self.case))
        original = events[position - self.first]
        assert isinstance(original, Event)
        return self.do(lambda case: case.correct(
            told(datetime.now(UTC)), original=original, position=position, field=field,
            value=value, reason=self.seal("reason", reason),
        ))  # fmt: skip

    @property
    def first(self) -> int:
        """The position of the case's opening; nobody else writes meanwhile."""
        return 3

    def bare(self, topic: str, state: bytes, at: datetime, stream: UUID | None = None) -> int:
        """A record of a topic that the domain may not know yet."""
        stream = stream or self.case
        with self.books.pool.connection() as connection:
            row = connection.execute(
                "SELECT count(*) FROM zhuanban.events WHERE stream = %s", [stream]
            ).fetchone()
        assert row
        event = Stored(stream, row[0] + 1, topic, state, at, "amy", self.project, self.force)
        return next(iter(self.books.desk.recorder.insert_events([event]) or []))


def told(at: datetime, by: str = "amy", **more: Any) -> Act:
    """What ``by`` did at a moment, heard of now."""
    return Act(**{"at": at, "by": by, "now": datetime.now(UTC), **more})


def cosigned(owner: str, size: int, at: datetime, witness: str = "office.example") -> None:
    """Let a witness have signed a checkpoint of this size."""
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO audit.checkpoints VALUES (1, %s, %s) ON CONFLICT DO NOTHING",
            [size, f"zhuanban.example/1\n{size}\nAAAA\n\n— zhuanban.example/1 BBBB\n"],
        )
        connection.execute(
            "INSERT INTO audit.cosignatures VALUES (1, %s, %s, %s, '')", [size, witness, at]
        )
