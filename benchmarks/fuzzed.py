"""A village with one of everything and somebody of every role, so that a fuzzer gets deep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal
from uuid import UUID

from fastapi import FastAPI
from fastapi.testclient import TestClient
from schemathesis import Case as AnyCase
from schemathesis.python.asgi import shutdown_lifespans

from api.accounts import open_account
from api.app import application
from api.identity.opening_sessions import make_token, open_session
from api.identity.sessions import COOKIE
from api.moments import now
from audit.notary import Notary
from domain.aggregate import Act
from store.books import Books

Case = AnyCase[Any]
AT = "2020-09-23T10:00:00+08:00"
ROLES: tuple[Literal["cadre", "chief", "inspector", "admin"], ...] = (
    "cadre", "chief", "inspector", "admin",
)  # fmt: skip
SUBJECTS = frozenset({"case", "project", "task_force", "cadre", "stream"})
HOUSEHOLDS = 12
PHOTO = {"sha256": "5c" * 32, "kind": "photo", "media_type": "image/jpeg", "size": 5}


@dataclass
class Village:
    """The application over the village; what it knows by name, and a token for each role."""

    app: FastAPI
    books: Books
    cases: list[str] = field(default_factory=list)
    inspection: str = ""
    refused: str = ""
    accounts: dict[str, UUID] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    def place(self, case: Case, dice: Random) -> None:
        """Have most of what is asked name something that is there."""
        for name, known in self._names(case).items():
            if name in case.path_parameters and dice.random() < 0.8:
                case.path_parameters[name] = dice.choice(known)
        if case.path_parameters.get("name") in self.accounts:  # those who ask are left in peace
            case.path_parameters["name"] = "lilei"
        for found in (case.query, case.body):
            if isinstance(found, dict):
                for name in found.keys() & self._facts:
                    if dice.random() < 0.7:
                        found[name] = dice.choice(self._facts[name])
        if "/audit/" in case.operation.path:
            _about_one(case, dice)
        if "after" in case.query:  # a wait for what never comes takes seconds
            case.query["after"] = dice.choice([0, 5, -1, "soon", 2**63])

    def headers(self, case: Case, roles: list[str], dice: Random) -> dict[str, str]:
        """Whoever may, mostly; now and then somebody else, or nobody."""
        one = dice.choice(roles if dice.random() < 0.9 else [*ROLES, "nobody"])
        if one not in self.accounts:
            return {}
        if "/session" in case.operation.path or "/tokens" in case.operation.path:
            secret = open_session(self.books, self.accounts[one])  # which may be ended by it
            return {"Cookie": f"{COOKIE}={secret}", "Sec-Fetch-Site": "same-origin"}
        return {"Authorization": f"Bearer {self.tokens[one]}"}

    def _names(self, case: Case) -> dict[str, list[Any]]:
        path = case.operation.path
        ids = [self.inspection] if "/inspections" in path else self.cases
        return {
            "id_": [self.refused] if "/refused" in path else ids, "n": [1, 1, 2],
            "code": ["default"] if "/task-forces" in path else ["XN"],
            "name": ["lilei"], "sha256": ["5c" * 32],
        }  # fmt: skip

    @property
    def _facts(self) -> dict[str, list[Any]]:
        return {
            "case": ["XN/XN-001", *self.cases[:3]], "project": ["XN"], "task_force": ["default"],
            "over": ["XN", "default"], "stream": self.cases[:2], "cadre": ["amy", "cadre"],
            "to": ["lilei", "cadre"], "from": ["2020-01-01", "amy"], "into": ["XN-002"],
            "position": [*range(1, 40)], "party": [1, None], "parties": [[1]],
            "cases": [self.cases],
            "occurred_at": [AT, "2021-03-04", "2021-03-04T05:06:07"], "as_of": [AT, "2020-10-01"],
            "due": ["2021-05-06"], "valid_until": ["2030-01-01"], "share": ["1/2"],
            "attachments": [[PHOTO], None],
            "name": ["lilei", "amy"], "held": [5], "size": [5], "old": [3], "new": [9],
        }  # fmt: skip


def _about_one(case: Case, dice: Random) -> None:
    """A trail is of one subject; mostly one is named."""
    if (named := sorted(case.query.keys() & SUBJECTS)) and dice.random() < 0.9:
        for other in set(named) - {dice.choice(named)}:
            del case.query[other]


@contextmanager
def fuzzed(books: Books, notary: Notary) -> Iterator[Village]:
    """The village, built by the one who sits at the machine before anybody has an account."""
    village = Village(application(books, notary), books)
    with TestClient(village.app) as client:
        _built(client, village)
        act = Act(at=now(), by="console", now=now(), role="console")
        for role in ROLES:
            opened = open_account(books, act, name=role, role=role)
            village.accounts[role] = opened["id"]
            village.tokens[role] = make_token(books, opened["id"])
        open_account(books, act, name="lilei", role="cadre", task_force="default")
    try:
        yield village
    finally:
        shutdown_lifespans()  # schemathesis has started it again, and leaves it so


def _built(client: TestClient, village: Village) -> None:
    def post(path: str, body: dict[str, Any]) -> Any:
        answer = client.post(f"/api/v1{path}", json={"occurred_at": AT} | body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    client.post("/api/v1/projects", json={"code": "XN", "name": "小南门"})
    for n in range(HOUSEHOLDS):
        id_ = post("/projects/XN/cases", {"case_no": f"XN-{n + 1:03}"})["id"]
        village.cases.append(id_)
        for path, body in LIFE[: n * len(LIFE) // (HOUSEHOLDS - 1)]:
            post(f"/cases/{id_}/{path}", body)
    file = {"file": ("l.csv", "case_no,kind,occurred_at,by,method,amount,note\nX,opened,?,,,,\n")}
    report = client.post("/api/v1/projects/XN/ledger", files=file).json()
    village.refused = report["refused_file"].rpartition("/")[2]
    body = {
        "reference": "J-1",
        "label": "专项",
        "team": "三组",
        "mandate": "征迁",
        "remit": "project",
    }
    village.inspection = post("/inspections", body | {"over": "XN"})["id"]
    finding = {"text": "迟记", "case": village.cases[0], "cadre": "amy"}
    post(f"/inspections/{village.inspection}/findings", finding)


# The longest life a case has here; each household has come one step further than the one before.
LIFE: list[tuple[str, dict[str, Any]]] = [
    ("parties", {"name": "万义", "share": "1/2"}),
    ("chief", {"name": "amy"}),
    (
        "contacts",
        {"method": "visit", "summary": "到家", "next_step": "再来", "next_due": "2020-10-01"},
    ),
    ("demands", {"text": "要一套房"}),
    ("promises", {"text": "三日内答复", "due": "2020-09-26"}),
    ("assets", {"kind": "house", "legal_area_cm2": 100, "unregistered_area_cm2": 0}),
    ("recusals", {"cadre": "bob", "relation": "表兄"}),
    ("offers", {"amount_fen": 100_000}),
    ("offers/1/response", {"answer": "accepted"}),
    ("signatures", {"party": 1}),
    ("payments", {"amount_fen": 100_000}),
]
