"""Two task forces that know nothing of each other, and somebody of each role in the first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fastapi.testclient import TestClient

from api import accounts, undertakings
from api.case_opening import OpenCase, open_case
from api.identity.opening_sessions import make_token
from api.operations.act import Actor
from domain.aggregate import Act
from domain.inspection import Inspection
from store.books import Books

ROLES = ("cadre", "chief", "inspector", "admin")
NOON = "2020-09-23T12:00:00+08:00"


def act() -> Act:
    """What the console does now."""
    now = datetime.now(UTC)
    return Act(at=now, by="console", now=now, role="console")


class City:
    """East with a child, West beside it; each with a project, a case and an inspection."""

    def __init__(self, books: Books) -> None:
        """Charter, open, post."""
        self.books = books
        self.cases: dict[str, UUID] = {}
        self.inspections: dict[str, UUID] = {}
        undertakings.open_task_force(books, act(), code="EAST", name="东片专班")
        undertakings.open_task_force(books, act(), code="EAST1", name="东片一组", parent="EAST")
        undertakings.open_task_force(books, act(), code="WEST", name="西片专班")
        for force, project in (("EAST", "PE"), ("EAST1", "PE1"), ("WEST", "PW")):
            self.settle(force, project)
        for role in ROLES:
            self.account(role, role=role, task_force=None if role == "admin" else "EAST")

    def settle(self, force: str, project: str) -> None:
        """A project of that task force, with a case and an inspection over it."""
        undertakings.open_project(
            self.books, act(), code=project, name=f"项目{project}", task_force=force
        )
        body = OpenCase.model_validate({"case_no": f"{project}-1", "occurred_at": NOON})
        opened = open_case(self.books, Actor("console", "console"), project, body)
        self.cases[project] = UUID(opened.answer["id"])
        inspection = Inspection(self.books.desk.inspection_id(project))
        inspection.open(
            act(), reference=project, label="巡察", team="一组",
            mandate="年度计划", task_force=self.books.desk.task_force_id(force),
            project=self.books.desk.project_id(project),
        )  # fmt: skip
        self.books.desk.store(inspection)
        self.inspections[project] = inspection.id

    def account(self, name: str, **posting: Any) -> UUID:
        """An account with its first posting."""
        id_: UUID = accounts.open_account(self.books, act(), name=name, **posting)["id"]
        return id_

    def token(self, name: str) -> str:
        """What a script of that person shows."""
        return make_token(self.books, self.books.desk.account_id(name), "test")

    def client(self, plain: TestClient, name: str | None) -> TestClient:
        """The client as that person, or as nobody."""
        plain.headers.pop("authorization", None)
        if name:
            plain.headers["authorization"] = f"Bearer {self.token(name)}"
        return plain
