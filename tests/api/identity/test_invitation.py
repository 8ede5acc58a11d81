"""The first administrator comes by a link, and nobody comes by it after."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import application
from api.identity.invitation import InvitationIsOver, accept, invite
from audit.notary import Notary
from domain.refusal import Refusal
from store.books import Books
from tests.api.identity.office import PASSWORD, Browser, by_console, employ


def secret_in(link: str | None) -> str:
    assert link
    address, _, secret = link.partition("#")
    assert address == "http://127.0.0.1:8000/first"
    return secret


def invited(books: Books) -> str:
    return secret_in(invite(books, "http://127.0.0.1:8000"))


@pytest.fixture
def empty_app(books: Books, notary: Notary) -> FastAPI:
    return application(books, notary)


def test_the_link_makes_the_first_administrator_who_is_signed_in_at_once(
    empty_app: FastAPI, books: Books
) -> None:
    with TestClient(empty_app):
        browser = Browser(empty_app)
        body = {"secret": invited(books), "name": "程安", "password": PASSWORD}

        begun = browser.ask("POST", "/first", body)

        assert begun.status_code == 200, begun.text
        assert browser.who()["role"] == "admin"
        assert Browser(empty_app).sign_in("程安").status_code == 200
        assert Browser(empty_app).ask("POST", "/first", body).status_code == 403


def test_a_password_that_will_not_do_leaves_the_link_as_it_is(books: Books) -> None:
    secret = invited(books)

    with pytest.raises(Refusal):
        accept(books, secret, "程安", "password123", by_console())

    assert accept(books, secret, "程安", PASSWORD, by_console()).account == books.desk.account_id(
        "程安"
    )


def test_a_link_of_yesterday_is_over(books: Books) -> None:
    secret = invited(books)
    with books.pool.connection() as connection:
        connection.execute("UPDATE zhuanban.invitations SET expires_at = now()")

    with pytest.raises(InvitationIsOver):
        accept(books, secret, "程安", PASSWORD, by_console())


def test_no_link_is_made_once_there_are_accounts_and_an_older_one_is_over(books: Books) -> None:
    secret = invited(books)
    employ(books, "李蕾", "admin")

    assert invite(books, "http://127.0.0.1:8000") is None
    with pytest.raises(InvitationIsOver):
        accept(books, secret, "程安", PASSWORD, by_console())


def test_a_wrong_secret_spends_no_link(books: Books) -> None:
    secret = invited(books)

    with pytest.raises(InvitationIsOver):
        accept(books, "guessed", "程安", PASSWORD, by_console())

    assert accept(books, secret, "程安", PASSWORD, by_console()).account == books.desk.account_id(
        "程安"
    )


def test_two_who_take_one_link_at_once_are_not_both_administrator(books: Books) -> None:
    secret = invited(books)

    def take(name: str) -> bool:
        try:
            accept(books, secret, name, PASSWORD, by_console())
        except InvitationIsOver:
            return False
        return True

    with ThreadPoolExecutor(4) as people:
        assert sum(people.map(take, ["程安", "何川", "周敏", "李蕾"])) == 1
