"""Whoever may work on cases may sync, and a device that was revoked hears so without a session."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from anyio import to_thread
from fastapi import Request
from fastapi.params import Depends

from api.scopes import WORK, Scope, SignInFirst
from api.sync.bodies import device_named
from api.sync.devices import DeviceIsRevoked, is_revoked


class ScopeOfDevice(Scope):
    """As any scope; with its session gone, a revoked device is told what to do all the same."""

    async def __call__(self, request: Request) -> None:  # type: ignore[override]
        """Find out who asks. Raises DeviceIsRevoked, SignInFirst, RoleMayNot."""
        try:
            await to_thread.run_sync(super().__call__, request)
        except SignInFirst:
            device = await device_in(request)
            if device is None:
                raise
            if await to_thread.run_sync(is_revoked, request.app.state.books, device):
                raise DeviceIsRevoked from None
            raise


async def device_in(request: Request) -> UUID | None:
    """The device that a request names, None where it names none."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        named = device_named((await request.json())["device"])
        return named if isinstance(named, UUID) else None
    return None


TO_SYNC = Depends(ScopeOfDevice(WORK | {"none"}))
