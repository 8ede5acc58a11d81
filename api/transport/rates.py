"""Nobody asks more often than agreed: a burst is let through, a flood waits."""

from __future__ import annotations

import math
from collections.abc import Callable
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address, ip_network
from time import monotonic

from fastapi import Request
from starlette.types import Scope

from domain.refusal import Refusal

MINUTE = 60.0
OFFICE = 10  # how many accounts' worth one address may ask for while nobody is signed in
KEPT = 10_000  # callers remembered before those who have been quiet are looked for


class AsksTooOften(Refusal):
    """More than {rate} requests came in a minute; wait {seconds} seconds and go on."""

    zh = "一分钟内的请求超过 {rate} 次；请等待 {seconds} 秒后继续。"
    status = 429


class Rates:
    """When each caller will have used up nothing any more, in this process.

    A caller may use a minute's worth at once and regains it evenly. One number a caller is kept,
    and no thread: `limits`, whose memory starts one at each call after a pause, took 400 µs there.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Nobody has asked for anything."""
        self._clock = clock
        self._even_at: dict[bytes | str, float] = {}
        self._look_at = KEPT
        self._ours: set[bytes] = set()

    def count(self, key: bytes | str, rate: int) -> None:
        """Count a request of ``key``, which may have ``rate`` a minute. Raises AsksTooOften."""
        now = self._clock()
        even = max(self._even_at.get(key, now), now) + MINUTE / rate
        if (wait := even - now - MINUTE) > 1e-6:  # noqa: PLR2004 - what adding up leaves over
            raise AsksTooOften(rate=rate, seconds=math.ceil(wait))
        self._even_at[key] = even
        if len(self._even_at) > self._look_at:
            self._even_at = {key: at for key, at in self._even_at.items() if at > now}
            self._look_at = max(KEPT, 2 * len(self._even_at))

    def is_ours(self, shown: bytes) -> bool:
        """Whether what a caller shows has let somebody in of late."""
        return shown in self._ours

    def let_in(self, shown: bytes) -> None:
        """Remember that this lets somebody in."""
        if len(self._ours) >= KEPT:
            self._ours.clear()
        self._ours.add(shown)


def count(request: Request, account: str) -> None:
    """Count a request of a signed-in account. Raises AsksTooOften."""
    if rate := request.app.state.transport.rate:
        rates: Rates = request.app.state.rates
        if shown := shown_by(request.scope):
            rates.let_in(shown)
        rates.count(f"account {account}", rate)


def count_sign_in(request: Request) -> None:
    """Count an attempt to sign in, by address. Raises AsksTooOften."""
    count_by_address(request, "sign in")


def count_by_address(request: Request, what: str) -> None:
    """Count what nobody has to be known for, by address. Raises AsksTooOften."""
    if rate := request.app.state.transport.sign_ins:
        request.app.state.rates.count(f"{what} {address(request.scope)}", rate)


def count_before(scope: Scope, rates: Rates, rate: int) -> None:
    """Count a request before anybody knows whose it is: by what it shows, and by its address.

    What let nobody in so far is worth no more than nothing shown; whoever sits at this machine
    is not counted by address. Raises AsksTooOften.
    """
    shown, where = shown_by(scope), address(scope)
    if where != "here" and not (shown and rates.is_ours(shown)):
        rates.count(where, rate * OFFICE)
    if shown:
        rates.count(shown, rate)


def shown_by(scope: Scope) -> bytes | None:
    """A digest of what a request shows to be let in; None where it shows nothing."""
    shown = [value for name, value in scope["headers"] if name in {b"authorization", b"cookie"}]
    return blake2b(b"\n".join(shown), digest_size=16).digest() if shown else None


def address(scope: Scope) -> str:
    """Where a request comes from; an IPv6 caller is its network, ``here`` is this machine."""
    host = scope["client"][0] if scope.get("client") else ""
    try:
        found = ip_address(host)
    except ValueError:
        return host
    if found.is_loopback:
        return "here"
    if not isinstance(found, IPv6Address):
        return host
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
