"""A body that is too large or too slow is not kept: it is refused while it comes."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Receive

from api.transport.rules import SLOWEST
from domain.refusal import Refusal


class BodyIsTooLarge(Refusal):
    """The request is larger than {limit}; send less at once."""

    zh = "请求超过 {limit}；请减少一次发送的内容。"
    status = 413


class BodyTookTooLong(Refusal):
    """The request did not arrive whole in time; check the line and send it again."""

    zh = "请求内容未能及时传完；请检查网络后重新发送。"
    status = 408


class Body:
    """The body of one request as it comes, at most so many bytes, slower in no stretch."""

    def __init__(self, receive: Receive, *, most: int, seconds: float) -> None:
        """Read from ``receive``; the first ``seconds`` are given to everybody."""
        self._receive, self._most = receive, most
        self._until = asyncio.get_running_loop().time() + seconds
        self._came, self._whole = 0, False
        self.refused: Refusal | None = None

    async def __call__(self) -> Message:
        """The next piece. Raises BodyIsTooLarge, BodyTookTooLong."""
        if self._whole:  # from here on it only waits for the caller to go away
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until + self._came / SLOWEST):
                message = await self._receive()
        except TimeoutError:
            raise self._no(BodyTookTooLong()) from None
        self._came += len(message.get("body", b""))
        if self._came > self._most:
            raise self._no(too_large(self._most))
        self._whole = not message.get("more_body", False)
        return message

    def _no(self, refused: Refusal) -> Refusal:
        self.refused = refused
        return refused


def too_large(most: int) -> BodyIsTooLarge:
    """The refusal, with the limit as people say it."""
    return BodyIsTooLarge(limit=f"{most >> 20} MB")


def must_fit(headers: list[tuple[bytes, bytes]], most: int) -> None:
    """Refuse what says itself that it is too large, before any of it is read.

    Raises BodyIsTooLarge.
    """
    for name, value in headers:
        if name == b"content-length" and (len(value) > len(str(most)) or int(value) > most):
            raise too_large(most)
