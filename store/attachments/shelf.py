"""A shelf holds sealed pieces by name: each lies there whole or not at all."""

from __future__ import annotations

from typing import Protocol

from domain.refusal import Refusal


class Shelf(Protocol):
    """Where pieces lie. A name is folders and a last part between slashes.

    Each raises ShelfIsAway where the store does not answer.
    """

    def sizes(self, folder: str) -> dict[str, int]:
        """The bytes of each piece under a folder, by its name below it; nothing is empty."""

    def put(self, name: str, box: bytes) -> None:
        """Keep a piece; once this returns it outlives a crash. Raises ShelfIsFull."""

    def get(self, name: str) -> bytes:
        """A piece as it was put. Raises ShelfIsAway where it is gone too."""

    def remove(self, folder: str) -> None:
        """Let go of every piece under a folder, the last first; nothing there is done already."""


class Nowhere:
    """No shelf: what was never told where to keep files keeps none."""

    def sizes(self, folder: str) -> dict[str, int]:  # noqa: ARG002 - as every shelf
        """Nothing lies here."""
        return {}

    def put(self, name: str, box: bytes) -> None:  # noqa: ARG002
        """Raises ShelfIsAway."""
        raise ShelfIsAway(why="no place is set")

    def get(self, name: str) -> bytes:  # noqa: ARG002
        """Raises ShelfIsAway."""
        raise ShelfIsAway(why="no place is set")

    def remove(self, folder: str) -> None:
        """Nothing lies here."""


class ShelfIsFull(Refusal):
    """There is no room for attachments ({why}); records are kept all the same, and the file waits on the device until an administrator has made room."""  # noqa: E501

    zh = "附件存储空间已满（{why}）；记录照常保存，文件留在设备上，待管理员清理空间后续传。"
    status = 507


class ShelfIsAway(Refusal):
    """The store for attachments does not answer ({why}); records are kept all the same, try the file again later."""  # noqa: E501

    zh = "附件存储暂时无法访问（{why}）；记录照常保存，请稍后再传或再看。"
    status = 503
