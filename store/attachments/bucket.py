"""In a bucket of any S3-compatible store a piece is an object; a put is whole or did not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from domain.refusal import Refusal
from store.attachments.shelf import ShelfIsAway, ShelfIsFull

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Config

# A store that hangs may not keep those waiting who only want to log a visit.
TIMEOUT, TRIED_FOR, RETRIES = timedelta(seconds=20), timedelta(seconds=20), 2
CODE = re.compile(r"<Code>(\w{1,60})</Code>")
# What stores answer when they have no room.
FULL = frozenset(
    {"XMinioStorageFull", "QuotaExceeded", "InsufficientStorage", "InsufficientCapacity"}
)


class Credentials(NamedTuple):
    """What the store knows us by."""

    key_id: str
    secret: str

    @classmethod
    def of_file(cls, file: Path) -> Credentials:
        """Read two lines: the id of the key, and its secret. Raises CredentialsAreUnreadable."""
        try:
            return cls(*file.read_text().split())
        except (OSError, ValueError, TypeError):
            raise CredentialsAreUnreadable(file=file) from None


class Bucket:
    """Pieces as objects under one prefix of a bucket."""

    def __init__(self, url: str, *, endpoint: str | None = None,
                 credentials: Credentials | None = None) -> None:  # fmt: skip
        """``url`` is ``s3://BUCKET/PREFIX``; what is not given, the environment says (AWS_…)."""
        found = urlsplit(url)
        config: S3Config = {"disable_bulk_delete": True}  # not every store deletes many at once
        client: ClientConfig = {"timeout": TIMEOUT}
        if endpoint:
            config["endpoint"] = endpoint
            client["allow_http"] = endpoint.startswith("http:")
        if credentials:
            config["access_key_id"], config["secret_access_key"] = credentials
        self._store = S3Store(
            found.netloc, prefix=found.path.strip("/") or None, config=config,
            client_options=client,
            retry_config={"max_retries": RETRIES, "retry_timeout": TRIED_FOR},
        )  # fmt: skip

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of each piece under a folder. Raises ShelfIsAway."""
        with _told():
            return {
                piece["path"].removeprefix(f"{folder}/"): piece["size"]
                for page in obstore.list(self._store, folder) for piece in page
            }  # fmt: skip

    def put(self, name: str, box: bytes) -> None:
        """Keep a piece. Raises ShelfIsFull, ShelfIsAway."""
        with _told():
            obstore.put(self._store, name, box, use_multipart=False)

    def get(self, name: str) -> bytes:
        """A piece as it was put. Raises ShelfIsAway."""
        with _told():
            return bytes(obstore.get(self._store, name).bytes())

    def remove(self, folder: str) -> None:
        """Delete the last piece first. Raises ShelfIsAway."""
        for name in sorted(self.sizes(folder), reverse=True):
            with _told():
                obstore.delete(self._store, f"{folder}/{name}")


@contextmanager
def _told() -> Iterator[None]:
    """What the store says is said as a refusal, without addresses or keys."""
    try:
        yield
    except (BaseError, OSError, ValueError) as error:
        code = CODE.search(str(error))
        why = f"S3: {code[1] if code else type(error).__name__}"
        raise (ShelfIsFull if code and code[1] in FULL else ShelfIsAway)(why=why) from error


class CredentialsAreUnreadable(Refusal):
    """The file {file} does not hold two lines, the id of a key and its secret; write it anew."""

    zh = "文件 {file} 中没有密钥编号和密钥两行；请重新写入。"
    status = 503
