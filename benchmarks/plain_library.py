"""The peer: the same household on the event-sourcing library alone, as its manual shows it."""

from __future__ import annotations

from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from psycopg import conninfo


class Household(Aggregate):
    """Eight kinds of things can happen to it, as in our own workload."""

    @event("Opened")
    def __init__(self, project: UUID, case_no: str, by: str) -> None:
        self.project = project
        self.case_no = case_no
        self.by = by
        self.chief: str | None = None
        self.contacts = 0
        self.promises: dict[int, str] = {}
        self.offer: int | None = None

    @event("ChiefNamed")
    def name_chief(self, name: str, by: str) -> None:  # noqa: ARG002 - the library stores what it is called with
        self.chief = name

    @event("ContactLogged")
    def log_contact(self, method: str, summary: str, by: str) -> None:  # noqa: ARG002 - the library stores what it is called with
        self.contacts += 1

    @event("PromiseMade")
    def promise(self, n: int, text: str, by: str) -> None:  # noqa: ARG002 - the library stores what it is called with
        self.promises[n] = text

    @event("PromiseKept")
    def keep_promise(self, n: int, by: str) -> None:  # noqa: ARG002 - the library stores what it is called with
        self.promises.pop(n)

    @event("OfferMade")
    def make_offer(self, amount_fen: int, by: str) -> None:  # noqa: ARG002 - the library stores what it is called with
        self.offer = amount_fen


class PlainDesk(Application[UUID]):
    """Its default recorder, mapper and transcoder; aggregates cached as ours are."""


def plain_desk(owner: str, callers: int) -> PlainDesk:
    """Open it in this database, with a connection a caller."""
    parts = conninfo.conninfo_to_dict(owner)
    return PlainDesk(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": str(parts["dbname"]),
            "POSTGRES_HOST": str(parts["host"]),
            "POSTGRES_PORT": str(parts["port"]),
            "POSTGRES_USER": str(parts["user"]),
            "POSTGRES_PASSWORD": "",
            "POSTGRES_POOL_SIZE": str(callers + 1),
            "AGGREGATE_CACHE_MAXSIZE": "20000",
            "AGGREGATE_CACHE_FASTFORWARD": "n",
        }
    )
