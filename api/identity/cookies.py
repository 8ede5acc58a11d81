"""What a browser is given to hold: over TLS only, for this host only, out of reach of scripts."""

from __future__ import annotations

from fastapi import Request, Response

from api.identity.city_login import LASTS, REFUSALS
from api.identity.sessions import COOKIE

CITY, REFUSED = f"{COOKIE}-city", f"{COOKIE}-refused"
WEEK = 7 * 86400  # seconds; the server ends a session earlier where it was not used


def hand_over(response: Response, secret: str) -> None:
    """Give the browser a session; what was refused before is past."""
    _set(response, COOKIE, secret, WEEK)
    _drop(response, REFUSED)


def take_session(response: Response) -> None:
    """Take the session from the browser."""
    _drop(response, COOKIE)


def send_along(response: Response, waiting: str) -> None:
    """Give the browser what its way back from the city's login is held against."""
    _set(response, CITY, waiting, LASTS)


def take_back(response: Response) -> None:
    """Take that away again: it serves once."""
    _drop(response, CITY)


def leave_refusal(response: Response, kind: str) -> None:
    """Leave for the sign-in page why the city's login let nobody in."""
    _set(response, REFUSED, kind, 60)


def refusal_left(request: Request, language: str) -> str | None:
    """The sentence that was left, for a minute or until somebody signs in."""
    kind = REFUSALS.get(request.cookies.get(REFUSED, ""))
    return kind().sentence(language) if kind else None


def _set(response: Response, name: str, value: str, seconds: int) -> None:
    response.set_cookie(
        name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax"
    )


def _drop(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="lax")
