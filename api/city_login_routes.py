"""Out to the city's login and back: who is known gets a session, and nobody an account."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from api.depends import TheBooks
from api.identity.city_accounts import account_of
from api.identity.city_login import CityLogin, Waiting
from api.identity.cookies import CITY, hand_over, leave_refusal, send_along, take_back
from api.identity.opening_sessions import open_session
from api.scopes import EVERYBODY
from api.transport import count_sign_in
from domain.refusal import Refusal
from store.books import Books

city = APIRouter(prefix="/api/v1/session/city")
BACK = "/api/v1/session/city/callback"
SIGN_IN = "/sign-in"


class NoCityLogin(Refusal):
    """No city login is connected here; sign in with a password."""

    zh = "本系统未接入市统一登录；请使用密码登录。"
    status = 404


@city.get("", dependencies=[EVERYBODY], status_code=303, response_class=RedirectResponse)
def go(request: Request, books: TheBooks) -> RedirectResponse:
    """Send the browser to the city's login."""
    login = the_city_login(request)
    count_sign_in(request)
    try:
        address, waiting = login.way_out(way_back(request))
    except Refusal as refused:
        return to_sign_in(refused)
    answer = RedirectResponse(address, 303)
    send_along(answer, waiting.sealed(books.vault.master))
    return answer


@city.get("/callback", dependencies=[EVERYBODY], status_code=303, response_class=RedirectResponse)
def come_back(request: Request, books: TheBooks) -> RedirectResponse:
    """Open a session for whoever the city's login vouches for and has an account here."""
    login = the_city_login(request)
    count_sign_in(request)
    try:
        account = came_back(request, books, login)
    except Refusal as refused:
        answer = to_sign_in(refused)
    else:
        answer = RedirectResponse("/", 303)
        hand_over(answer, open_session(books, account))
    take_back(answer)
    return answer


def came_back(request: Request, books: Books, login: CityLogin) -> UUID:
    """The account of who came back. Raises what CityLogin.way_back and account_of raise."""
    waiting = Waiting.of(books.vault.master, request.cookies.get(CITY))
    person = login.way_back(way_back(request), waiting, dict(request.query_params))
    return account_of(books, person)


def the_city_login(request: Request) -> CityLogin:
    """The city's login as it was set. Raises NoCityLogin."""
    login: CityLogin | None = getattr(request.app.state, "city_login", None)
    if login is None:
        raise NoCityLogin
    return login


def way_back(request: Request) -> str:
    """Our address that the city's login sends browsers back to; it must know it too."""
    public: str = request.app.state.transport.public_url or str(request.base_url)
    return public.rstrip("/") + BACK


def to_sign_in(refused: Refusal) -> RedirectResponse:
    """Back to the sign-in page, which tells why."""
    answer = RedirectResponse(SIGN_IN, 303)
    leave_refusal(answer, type(refused).__name__)
    return answer
