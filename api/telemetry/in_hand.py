"""A request is known by its reference: in the log, in its answer, and to whoever asks about it."""

from __future__ import annotations

import random
from contextvars import ContextVar
from typing import Any

from starlette.types import Scope

HEADER = b"x-request-id"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
UNKNOWN = "unknown"

# The request that this task, or the thread it handed its work to, is busy with.
IN_HAND: ContextVar[Scope | None] = ContextVar("request in hand", default=None)


def taken_up(scope: Scope) -> dict[str, Any]:
    """The state of a request that begins here, with a reference of its own."""
    state: dict[str, Any] = scope.setdefault("state", {})
    # Nothing hangs on its being guessed, and asking the system would let a worker's turn go first.
    state["reference"] = f"{random.getrandbits(32):08x}"
    return state


def reference_of(scope: Scope) -> str | None:
    """By what a request is known, where somebody took it up."""
    found: str | None = scope.get("state", {}).get("reference")
    return found


def route_of(scope: Scope) -> str:
    """The template of a request's address, never what was put into it."""
    included = scope.get("fastapi", {}).get("effective_route_context")
    route = included or scope.get("route")
    return getattr(route, "path_format", None) or getattr(route, "path", None) or UNKNOWN


def method_of(scope: Scope) -> str:
    """Its method, unless somebody made one up."""
    return scope["method"] if scope["method"] in METHODS else UNKNOWN
