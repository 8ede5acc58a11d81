"""A town whose cadres carry phones: one application, and for each schedule a few new cases."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from fastapi.testclient import TestClient

from api import accounts, undertakings
from api.app import application
from api.case_opening import OpenCase, open_case
from api.identity.opening_sessions import end_sessions, make_token
from api.operations.act import Actor
from audit.notary import Notary
from benchmarks.phones.line import Line
from domain.aggregate import Act
from store.books import Books

CADRES = ("李建华", "周敏")
CHIEF, ARCHIVE = "何川", "档案室"
OPENED = "2020-09-23T12:00:00+08:00"


@dataclass
class Town:
    """Books, a line to their application, and who works there."""

    books: Books
    line: Line
    project: UUID
    signed_in: dict[str, str] = field(default_factory=dict)

    def token(self, name: str) -> str:
        """A sign-in that stands."""
        if name not in self.signed_in:
            self.signed_in[name] = make_token(self.books, self.books.desk.account_id(name))
        return self.signed_in[name]

    def sign_out(self, name: str) -> None:
        """Let every sign-in of somebody expire."""
        end_sessions(self.books, self.books.desk.account_id(name))
        self.signed_in.pop(name, None)

    def open_cases(self, seed: int, n: int) -> list[UUID]:
        """New cases, shared out among the cadres."""
        opened = []
        for i in range(n):
            case_no = f"S{seed}-{self.books.desk.head()}-{i}"
            body = OpenCase.model_validate({"case_no": case_no, "occurred_at": OPENED})
            done = open_case(self.books, Actor("console", "console"), "TOWN", body)
            opened.append(UUID(done.answer["id"]))
            self.hand_to(opened[-1], CADRES[i % len(CADRES)])
        return opened

    def hand_to(self, case: UUID, name: str) -> None:
        """Name the chief representative, as the task-force chief does."""
        self.books.desk.on_case(case, lambda case: case.name_chief(now(CHIEF, "chief"), name=name))


def now(by: str = "console", role: str = "console") -> Act:
    """What somebody does at this moment."""
    moment = datetime.now(UTC)
    return Act(at=moment, by=by, now=moment, role=role)


@contextmanager
def settled(books: Books, notary: Notary) -> Iterator[Town]:
    """A town in empty books, served."""
    undertakings.open_task_force(books, now(), code="TOWN", name="城区专班")
    undertakings.open_project(books, now(), code="TOWN", name="城区", task_force="TOWN")
    for name in CADRES:
        accounts.open_account(books, now(), name=name, role="cadre", task_force="TOWN")
    app = application(books, notary)
    with TestClient(app) as client:
        yield Town(books, Line(app, client), books.desk.project_id("TOWN"))
