"""A look is one line of a waiting file: who looked at what, with what was searched for sealed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple, get_args
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag

from domain.access import What
from store.master_key import KeyFileIsMissing, MasterKey

KINDS = frozenset(get_args(What))
LONGEST = 200  # characters of a search that are kept: a name is shorter
SEALED_AS = b"look"


class Look(NamedTuple):
    """Who (``by``, in which ``role``) looked at what; ``glass``: only broken glass let them."""

    at: datetime
    by: str
    role: str
    what: What
    case: UUID | None = None
    project: UUID | None = None
    task_force: UUID | None = None
    subject: str | None = None
    form: str | None = None
    term: str | None = None
    glass: bool = False

    @property
    def same(self) -> tuple[Any, ...]:
        """What makes two looks one that was had twice."""
        return self[1:]

    def line(self, master: MasterKey) -> bytes:
        """As it waits; what was searched for only sealed, and not at all without a key."""
        said = {name: value for name, value in zip(self._fields, self, strict=True) if value}
        if self.term:
            said.pop("term")
            with suppress(KeyFileIsMissing):
                box = master.seal_file(SEALED_AS, self.term[:LONGEST].encode())
                said["term"] = b64encode(box).decode()
        return orjson.dumps(said)

    @classmethod
    def of(cls, line: bytes, master: MasterKey) -> Look:
        """Read a line. Raises ValueError where it was cut off."""
        said = orjson.loads(line)
        said["at"] = datetime.fromisoformat(said["at"])
        if said["what"] not in KINDS:
            raise ValueError(said["what"])
        for name in ("case", "project", "task_force"):
            if name in said:
                said[name] = UUID(said[name])
        if "term" in said:
            said["term"] = _opened(said["term"], master)
        return cls(**said)


def _opened(box: str, master: MasterKey) -> str | None:
    try:
        return master.open_file(SEALED_AS, b64decode(box)).decode()
    except InvalidTag:
        return None


def looks_of(lines: list[bytes], master: MasterKey) -> list[Look]:
    """The looks of a batch; a line that was cut off is none."""
    found = []
    for line in lines:
        with suppress(ValueError, KeyError, TypeError):
            found.append(Look.of(line, master))
    return found
