"""A phone keeps what was noted until the server has answered for it, whatever happens between."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid5

from api.field.caseload_of import hash_of
from benchmarks.phones.town import Town

SPACE = UUID("5a7c6b7e-0b56-5c36-9f5a-3f3d1c7a9e10")
ANSWERED = frozenset({"accepted", "duplicate", "conflict", "mismatch", "refused"})


@dataclass
class Entry:
    """What was noted, when it truly was, and whether the clock's drift was known then."""

    item: dict[str, Any]
    at: datetime
    drift_is_right: bool
    by: str

    @property
    def op_id(self) -> str:
        """Its number."""
        return str(self.item["op_id"])

    @property
    def is_fact(self) -> bool:
        """Whether it must be on the server in the end."""
        return self.item["op"] in {"contacts", "demands", "promises"}


@dataclass
class Phone:
    """One device of one cadre; all it knows would be on its disk."""

    town: Town
    dice: Random
    owner: str
    token: str = ""
    seq: int = 0
    outbox: list[Entry] = field(default_factory=list)
    given_up: list[int] = field(default_factory=list)
    receipts: dict[str, tuple[int, str]] = field(default_factory=dict)
    without_record: set[str] = field(default_factory=set)  # refused, or it changed nothing
    versions: dict[str, int] = field(default_factory=dict)
    position: int = -1
    offset: float = 0.0  # seconds that its clock is ahead of the truth
    measured: float | None = None
    answer: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Set up for the first time."""
        self.set_up()

    def set_up(self) -> None:
        """Begin with an empty disk, as another device."""
        self.id = UUID(int=self.dice.getrandbits(128), version=4)
        self.seq, self.given_up, self.measured = 0, [], None
        self.versions, self.position = {}, -1
        self.token = self.town.token(self.owner)

    # what its owner does

    def note(self, case: UUID, op: str, body: dict[str, Any], *, version: int | None = None,
             seen: bool = True) -> Entry:  # fmt: skip
        """Keep an entry on the disk, at the time its clock shows."""
        self.seq += 1
        at = datetime.now(UTC) - timedelta(seconds=self.dice.uniform(0, 200_000))
        shown = at + timedelta(seconds=self.offset)
        op_id = uuid5(SPACE, f"{self.id}/{self.seq}")
        item: dict[str, Any] = {
            "op_id": str(op_id), "seq": self.seq, "case": str(case), "op": op,
            "body": {"occurred_at": shown.isoformat(), **body},
        }  # fmt: skip
        if version is not None:
            item["version"] = version
        if self.measured is not None and seen:
            item["drift"] = self.measured
        is_right = "drift" in item and abs(self.offset + item["drift"]) < 1
        self.outbox.append(Entry(item, at, is_right, self.owner))
        return self.outbox[-1]

    def hand_over(self, other: Phone) -> None:
        """Give what is unsent to another phone as a file; it goes on there under its numbers."""
        for entry in self.outbox:
            other.seq += 1
            item = {**entry.item, "seq": other.seq, "body": dict(entry.item["body"])}
            if other.owner != self.owner and item["op"] == "contacts":
                item["body"].setdefault("by", self.owner)
            other.outbox.append(Entry(item, entry.at, entry.drift_is_right, entry.by))

    def drop(self) -> None:
        """What was handed over is sent from here no more."""
        self.given_up += [entry.item["seq"] for entry in self.outbox]
        self.outbox = []

    # what goes over the line

    def request(self, items: list[dict[str, Any]]) -> dict[str, Any]:
        """The body of a sync."""
        clock = datetime.now(UTC) + timedelta(seconds=self.offset)
        unsent = {str(self.town.project): len(self.outbox)}
        return {
            "device": str(self.id), "device_now": clock.isoformat(), "items": items,
            "holds": {"position": max(0, self.position), "hash": self.hash, "seq": self.seq,
                      "unsent": unsent, "files": 0, "given_up": self.given_up},
        }  # fmt: skip

    def post(self, body: dict[str, Any]) -> dict[str, Any] | None:
        """Send it; None where nobody is signed in any more."""
        status, answer = self.town.line.post("/sync", body, self.token)
        assert status in {200, 401}, answer
        return answer if status == 200 else None

    def take(self, answer: dict[str, Any] | None, *, whole: bool = True) -> None:
        """Take in an answer; not ``whole`` where the phone is killed on the way."""
        if answer is None:
            return
        self.answer = answer
        told = answer["items"] if whole else answer["items"][: len(answer["items"]) // 2]
        for each in told:
            if "leaf_hash" in each:
                self.receipts[each["op_id"]] = (each["position"], each["leaf_hash"])
            elif each["status"] in {"accepted", "refused"}:
                self.without_record.add(each["op_id"])
        done = {each["op_id"] for each in told if each["status"] in ANSWERED}
        self.outbox = [entry for entry in self.outbox if entry.op_id not in done]
        if whole:
            self.measured = answer["drift"]

    def pull(self) -> None:
        """Take in the cards that changed; where the hash says so, let go of what is gone."""
        asked = {} if self.position < 0 else {"since": self.position}
        pack = self.town.line.get("/field", self.token, asked)
        if pack is None:
            return
        self.versions |= {card["id"]: card["version"] for card in pack["cases"]}
        self.position = pack["position"]
        if self.hash != pack["hash"]:
            self.compare()

    def compare(self) -> None:
        """Keep only what is still one's own."""
        whole = self.town.line.get("/field", self.token, {"since": self.position, "ids": "true"})
        self.versions |= {card["id"]: card["version"] for card in whole["cases"]}
        self.position = whole["position"]
        own = dict(whole["ids"])
        self.versions = {case: n for case, n in self.versions.items() if case in own}

    @property
    def hash(self) -> str:
        """Over the caseload as this phone knows it."""
        return hash_of((UUID(case), version) for case, version in self.versions.items())
