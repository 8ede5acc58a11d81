"""A cover says of what a paper speaks: subject, range, counts, and who outside vouches for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from audit.subject import Subject
from audit.trail import Trail, local

CHECKPOINT = """
SELECT c.size, c.note, s.witness, s.at FROM audit.checkpoints c
LEFT JOIN audit.cosignatures s ON s.jurisdiction = c.jurisdiction AND s.size = c.size
WHERE c.jurisdiction = %(jurisdiction)s AND c.size = (
    SELECT max(size) FROM audit.checkpoints
    WHERE jurisdiction = %(jurisdiction)s AND size <= %(position)s)
ORDER BY s.at, s.witness"""


class Witness(NamedTuple):
    """Who signed the checkpoint outside, and when."""

    name: str
    at: datetime | None


@dataclass(frozen=True)
class Cover:
    """``position`` is what the log held; ``gaps`` counts records and flags (see ``Trail.gaps``);
    ``checkpoint`` is the text of a signed note, None before the first.
    """

    subject: Subject
    position: int
    gaps: dict[str, int]
    since: datetime | None = None
    until: datetime | None = None
    checkpoint: str | None = None
    witnesses: tuple[Witness, ...] = ()

    @property
    def records(self) -> int:
        """How many records the paper shows."""
        return self.gaps["records"]

    @property
    def flags(self) -> dict[str, int]:
        """How many records carry each flag, zeros included."""
        return {flag: n for flag, n in self.gaps.items() if flag != "records"}

    @property
    def is_whole(self) -> bool:
        """Whether no range was asked for."""
        return self.since is None and self.until is None

    @property
    def signed(self) -> tuple[str, str, str] | None:
        """Origin, size and root of the checkpoint."""
        if self.checkpoint is None:
            return None
        origin, size, root = self.checkpoint.split("\n")[:3]
        return origin, size, root


def cover_of(trail: Trail, flag: str | None = None) -> Cover:
    """The cover of a trail, or of its records with ``flag``; the newest checkpoint up to it."""
    with trail.books.pool.connection() as connection:
        signed = connection.execute(CHECKPOINT, {
            "jurisdiction": trail.books.jurisdiction, "position": trail.position,
        }).fetchall()  # fmt: skip
    return Cover(
        trail.subject, trail.position, trail.gaps(flag), local(trail.since), local(trail.until),
        signed[0][1] if signed else None,
        tuple(Witness(name, local(at)) for _, _, name, at in signed if name),
    )  # fmt: skip
