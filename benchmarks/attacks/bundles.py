"""Honest bundles of several subjects, and what it takes to make false ones of them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from audit.bundle import Pieces, Run, write_bundle
from audit.export import Taking
from audit.note import Checkpoint
from audit.subject import Subject
from audit.tree import node_hash
from audit.verify import verify
from benchmarks.attacks.village import Village, policy_text


@dataclass
class Bundles:
    """Honest bundles of several subjects, and what it takes to make false ones."""

    village: Village
    pieces: list[Pieces]
    leaves: list[bytes]

    @property
    def policy(self) -> str:
        return policy_text(self.village.notary, self.village.witness)

    def nodes(self, level: int, nth: int) -> bytes:
        if not level:
            return self.leaves[nth]
        return node_hash(self.nodes(level - 1, 2 * nth), self.nodes(level - 1, 2 * nth + 1))

    def zipped(self, pieces: Pieces) -> bytes:
        """Written and signed with the log's key."""
        to = BytesIO()
        write_bundle(to, pieces, self.village.notary.key)
        return to.getvalue()

    def found(self, made: Pieces | bytes, held: str | None = None) -> list[tuple[str, int | None]]:
        """What the plain file says of it."""
        path = self.village.folder / "bundle.zip"
        path.write_bytes(made if isinstance(made, bytes) else self.zipped(made))
        said = verify(path, trusted=self.policy, held=held)
        return [(each["kind"], each["position"]) for each in said["findings"]]

    def signed(self, size: int, root: bytes) -> str:
        """Any checkpoint under the stolen key."""
        return self.village.notary.key.sign_note(
            Checkpoint(self.village.notary.key.name, size, root).text
        )


def taken(village: Village) -> Bundles:
    """Take bundles of cases, cadres, the project and the task force."""
    size, of = village.sizes[-1], village.books.jurisdiction
    found: list[Pieces] = []
    for kind, most in [("stream", 6), ("cadre", 3), ("project", 1), ("task_force", 1)]:
        rows = village.connection.execute(SUBJECTS[kind], [of, most]).fetchall()
        for (name,) in rows:
            subject = Subject(kind, name, str(name))  # type: ignore[arg-type]
            taking = Taking(village.connection, village.books, village.notary, subject, size)
            found.append(whole(taking.pieces(None, None, None)))
    bundles = Bundles(village, found, village.leaves())
    assert all(bundles.found(pieces) == [] for pieces in found)
    return bundles


SUBJECTS = {
    "stream": "SELECT stream FROM zhuanban.events WHERE jurisdiction = %s AND NOT topic LIKE"
    " 'audit.%%' GROUP BY 1 HAVING count(*) > 3 ORDER BY count(*) DESC, 1 LIMIT %s",
    "cadre": "SELECT cadre FROM zhuanban.events WHERE jurisdiction = %s AND cadre > ''"
    " GROUP BY 1 HAVING count(*) > 3 ORDER BY count(*) DESC, 1 LIMIT %s",
    "project": "SELECT project FROM zhuanban.events WHERE jurisdiction = %s AND project IS NOT NULL"
    " GROUP BY 1 ORDER BY count(*) DESC LIMIT %s",
    "task_force": "SELECT task_force FROM zhuanban.events WHERE jurisdiction = %s"
    " AND task_force IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT %s",
}


def whole(pieces: Pieces) -> Pieces:
    """The same, to be looked at more than once."""
    return pieces._replace(runs=[*pieces.runs], report=b"")


def mine(pieces: Pieces) -> list[tuple[int, int, Run]]:
    """The subject's records: nth run, position, run; the last record is the log's own."""
    found, position = [], 0
    for nth, run in enumerate(pieces.runs):
        position += run.size
        if run.leaf:
            found.append((nth, position, run))
    return found[:-1]


def with_runs(pieces: Pieces, *runs: tuple[int, Run]) -> Pieces:
    """With other runs in those places."""
    changed = dict(runs)
    return pieces._replace(runs=[changed.get(nth, run) for nth, run in enumerate(pieces.runs)])
