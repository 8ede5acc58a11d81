"""What is let in: under which names, how much at once, how often, how slowly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

BODY = 2**20
FILE = 64 * 2**20
FORM = 64 * 2**10  # what a form puts around a file
UPLOADS = re.compile(r"/api/v1/projects/[^/]+/(roster|ledger)")
SLOWEST = 16 * 2**10  # bytes a second that a body must bring once its first seconds are over


@dataclass(frozen=True)
class Transport:
    """The rules of the door.

    ``public_url``: where people reach it, with scheme. ``hosts``: further names it answers to.
    ``rate``: requests a minute of one account. ``sign_ins``: attempts to sign in, and receipts
    looked at, a minute from one address.
    Neither is counted where it is 0. ``seconds``: how long a small body may take.
    """

    public_url: str | None = None
    hosts: frozenset[str] = frozenset()
    rate: int = 0
    sign_ins: int = 0
    seconds: float = 30.0

    @property
    def is_https(self) -> bool:
        """People reach it through TLS, and through nothing else."""
        return bool(self.public_url) and urlsplit(self.public_url).scheme == "https"

    @property
    def names(self) -> frozenset[str]:
        """Every host name with a dot in it that it answers to."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return self.hosts | ({public} if public else frozenset())


def most(method: str, path: str) -> int:
    """How many bytes a body may have."""
    return FILE + FORM if method == "POST" and UPLOADS.fullmatch(path) else BODY
