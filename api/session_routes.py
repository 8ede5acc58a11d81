"""Whoever signs in gets a session in a cookie; they alone see, name and end what is theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from api.depends import TheActor, TheBooks, TheLanguage, act_now
from api.identity import invitation, opening_sessions, second_factor, signing_in
from api.identity.cookies import hand_over, refusal_left, take_session
from api.identity.credentials import Proved
from api.identity.sessions import Session
from api.moments import now
from api.operations.act import Actor
from api.scopes import ANY_ROLE, EVERYBODY, SignInFirst, may
from api.session_bodies import Again, Code, First, Label, NewPassword, Posting, SignIn
from api.signed_in import postings_of, signed_in
from api.transport import count_sign_in, must_be_same_site
from api.transport.rates import address
from domain.account import IsNoPosting
from domain.refusal import Refusal
from store.books import Books

sessions = APIRouter(prefix="/api/v1")
ANYBODY = may(ANY_ROLE)


class OnlyWhereSignedIn(Refusal):
    """A token may not change how its owner signs in; sign in with a browser for that."""

    zh = "访问令牌不能更改登录方式；请在浏览器中登录后操作。"
    status = 403


@sessions.get("/session", dependencies=[EVERYBODY])
def who_asks(request: Request, books: TheBooks, actor: TheActor, language: TheLanguage
             ) -> dict[str, Any]:  # fmt: skip
    """Who is signed in here, ``account`` null for nobody; why the city's login let nobody in."""
    return {
        **signed_in(request, books, actor),
        "refused": refusal_left(request, language),
    }


@sessions.post("/session", dependencies=[EVERYBODY])
def sign_in(request: Request, response: Response, books: TheBooks, body: SignIn) -> dict[str, Any]:
    """Sign in; a second factor is asked for by ``second-factor-needed``."""
    must_be_our_page(request)
    count_sign_in(request)
    proved = signing_in.check_password(
        books, body.name, body.password, body.code, address(request.scope), now=now()
    )
    return open_for(request, response, books, proved)


@sessions.post("/first", dependencies=[EVERYBODY])
def begin(request: Request, response: Response, books: TheBooks, body: First) -> dict[str, Any]:
    """The first administrator takes up the link that the server printed."""
    must_be_our_page(request)
    count_sign_in(request)
    act = act_now(Actor(body.name, "admin"))
    proved = invitation.accept(books, body.secret, body.name, body.password, act)
    return open_for(request, response, books, proved)


@sessions.delete("/session", dependencies=[EVERYBODY])
def sign_out(request: Request, response: Response, books: TheBooks) -> dict[str, Any]:
    """End this session."""
    session = getattr(request.state, "session", None)
    if session and session.kind == "browser":
        opening_sessions.end_session(books, session.actor.account, session.id, "browser")
    take_session(response)
    return signed_in(request, books, None)


@sessions.post("/session/posting", dependencies=[ANYBODY])
def act_in(request: Request, books: TheBooks, body: Posting) -> dict[str, Any]:
    """Act in another posting of one's own from now on."""
    session = own(request)
    account = owner(session)
    if body.n not in {posting["n"] for posting in postings_of(books, account)}:
        raise IsNoPosting(n=body.n)
    opening_sessions.act_in(books, session.id, body.n)
    return signed_in(request, books, account, posting=body.n)


@sessions.post("/session/password", dependencies=[may(ANY_ROLE, before_password=True)])
def change_password(request: Request, response: Response, books: TheBooks, actor: TheActor,
                    body: NewPassword) -> dict[str, Any]:  # fmt: skip
    """Change the password; every other session and every token ends."""
    account = owner(own(request))
    proved = signing_in.change_password(
        books, account, body.old, body.new, address(request.scope), act_now(actor)
    )
    request.state.session = None
    return open_for(request, response, books, proved)


@sessions.post("/session/second-factor", dependencies=[ANYBODY])
def begin_second_factor(request: Request, books: TheBooks, actor: TheActor, body: Again
                        ) -> dict[str, str]:  # fmt: skip
    """A secret to scan: ``uri`` and ``svg``; it is asked for once its first code was given."""
    account = owner(own(request))
    signing_in.prove_again(books, account, body.password, address(request.scope))
    return second_factor.begin(books, account, actor.name)


@sessions.post("/session/second-factor/confirmation", dependencies=[ANYBODY])
def confirm_second_factor(request: Request, books: TheBooks, actor: TheActor, body: Code
                          ) -> dict[str, list[str]]:  # fmt: skip
    """Put it in force; ``recovery_codes`` are shown this once."""
    account = owner(own(request))
    codes = second_factor.confirm(books, account, body.code, now())
    signing_in.record(books, account, act_now(actor), "second_factor_on")
    return {"recovery_codes": codes}


@sessions.delete("/session/second-factor", dependencies=[ANYBODY])
def remove_second_factor(request: Request, books: TheBooks, actor: TheActor, body: Again
                         ) -> dict[str, Any]:  # fmt: skip
    """Sign in without it from now on; the password is asked for once more."""
    account = owner(own(request))
    signing_in.prove_again(books, account, body.password, address(request.scope))
    signing_in.remove_second_factor(books, account, act_now(actor))
    return signed_in(request, books, actor)


@sessions.get("/session/all", dependencies=[ANYBODY])
def list_sessions(request: Request, books: TheBooks) -> dict[str, Any]:
    """Where one is signed in; ``is_this`` marks the session that asks."""
    session = own(request)
    found = opening_sessions.sessions_of(books, owner(session), "browser")
    return {"items": [{**each, "is_this": each["id"] == session.id} for each in found],
            "next": None}  # fmt: skip


@sessions.delete("/session/all/{id_}", dependencies=[ANYBODY])
def end_session(request: Request, books: TheBooks, id_: UUID) -> dict[str, UUID]:
    """End one of one's own sessions."""
    opening_sessions.end_session(books, owner(own(request)), id_, "browser")
    return {"ended": id_}


@sessions.get("/tokens", dependencies=[ANYBODY])
def list_tokens(request: Request, books: TheBooks) -> dict[str, Any]:
    """One's own tokens; what they hold is not kept."""
    found = opening_sessions.sessions_of(books, owner(own(request)), "token")
    return {"items": found, "next": None}


@sessions.post("/tokens", status_code=201, dependencies=[ANYBODY])
def make_token(request: Request, books: TheBooks, body: Label) -> dict[str, Any]:
    """A token for scripts, for 365 days; ``token`` is shown this once."""
    session = own(request)
    account = owner(session)
    signing_in.prove_again(books, account, body.password, address(request.scope))
    return opening_sessions.named_token(books, account, body.label, session.id)


@sessions.delete("/tokens/{id_}", dependencies=[ANYBODY])
def end_token(request: Request, books: TheBooks, id_: UUID) -> dict[str, UUID]:
    """End one of one's own tokens."""
    opening_sessions.end_session(books, owner(own(request)), id_, "token")
    return {"ended": id_}


def must_be_our_page(request: Request) -> None:
    """A script may sign in too; a browser only from a page of ours (login CSRF)."""
    if {"sec-fetch-site", "origin"} & set(request.headers):
        must_be_same_site(request)


def own(request: Request) -> Session:
    """The session of the browser that asks. Raises SignInFirst, OnlyWhereSignedIn."""
    session: Session | None = getattr(request.state, "session", None)
    if session is None:
        raise SignInFirst
    if session.kind != "browser":
        raise OnlyWhereSignedIn
    return session


def owner(session: Session) -> UUID:
    """Whose session it is."""
    assert session.actor.account
    return session.actor.account


def open_for(request: Request, response: Response, books: Books, proved: Proved
             ) -> dict[str, Any]:  # fmt: skip
    """A new session in the cookie, always: one that somebody planted there is worth nothing."""
    before: Session | None = getattr(request.state, "session", None)
    if before and before.kind == "browser":
        opening_sessions.end_session(books, owner(before), before.id, "browser")
    hand_over(response, opening_sessions.open_session(books, *proved))
    return signed_in(request, books, proved.account)
