"""Whoever the city's login vouches for is let into the account of that name, and nobody else is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.accounts import account_named, disable
from api.app import application
from api.identity.city_login import CityLogin
from api.identity.signing_in import set_one_time_password
from audit.notary import Notary
from store.books import Books
from tests.api.identity.office import Browser, by_console, employ
from tests.oidc.city import changed, city_login, signs_in_there


@pytest.fixture(scope="session")
def city() -> Iterator[CityLogin]:
    """A provider that works as it should."""
    with city_login() as running:
        yield running


class Office:
    """An office that is connected to a city's login, where 李蕾 has an account."""

    def __init__(self, books: Books, notary: Notary) -> None:
        """Employ her."""
        self.books, self.notary = books, notary
        employ(books, "李蕾", "cadre")

    @contextmanager
    def connected(self, login: CityLogin) -> Iterator[Browser]:
        """A browser at the sign-in page, coming from the city's pages."""
        app = application(self.books, self.notary, city_login=login)
        with TestClient(app):
            browser = Browser(app)
            browser.client.headers["Sec-Fetch-Site"] = "cross-site"
            yield browser


@pytest.fixture
def office(books: Books, notary: Notary) -> Office:
    """The office."""
    return Office(books, notary)


@pytest.fixture
def browser(office: Office, city: CityLogin) -> Iterator[Browser]:
    """A browser at the sign-in page of an office that is connected to the city's login."""
    with office.connected(city) as at_the_page:
        yield at_the_page


def way_out(browser: Browser) -> str:
    answer = browser.ask("GET", "/session/city")
    assert answer.status_code == 303
    return answer.headers["location"]


def back(browser: Browser, address: str) -> Response:
    return browser.client.get(address)


def refusal(browser: Browser) -> Any:
    """The sentence that the sign-in page shows."""
    return browser.ask("GET", "/session", **{"Accept-Language": "en"}).json()["refused"]


def test_a_person_of_the_city_is_in_with_their_account(browser: Browser) -> None:
    assert browser.ask("GET", "/session").json()["city_login"]

    answer = back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.who()["name"] == "李蕾"
    assert browser.client.cookies.get("__Host-zhuanban-city") is None


def test_the_way_out_carries_pkce_state_and_nonce_and_no_secret(browser: Browser) -> None:
    address = way_out(browser)

    for part in ("code_challenge_method=S256", "code_challenge=", "state=", "nonce="):
        assert part in address
    assert "secret" not in address
    assert "code_verifier" not in address


def test_a_person_is_remembered_when_the_city_calls_them_otherwise(browser: Browser) -> None:
    back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))
    browser.client.cookies.clear()

    back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾蕾"))

    assert browser.who()["name"] == "李蕾"


def test_a_name_given_to_another_person_later_opens_nothing(browser: Browser) -> None:
    back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))
    browser.client.cookies.clear()

    answer = back(browser, signs_in_there(way_out(browser), "worker-8", "李蕾"))

    assert answer.headers["location"] == "/sign-in"
    assert "no account here" in refusal(browser)
    assert browser.who() is None


def test_nobody_gets_an_account_by_signing_in_at_the_city(browser: Browser) -> None:
    answer = back(browser, signs_in_there(way_out(browser), "worker-9", "无此人"))

    assert answer.headers["location"] == "/sign-in"
    assert "no account here" in refusal(browser)
    browser.client.headers["Sec-Fetch-Site"] = "same-origin"
    browser.sign_in()
    assert refusal(browser) is None


def test_a_disabled_account_stays_shut(browser: Browser, office: Office) -> None:
    disable(office.books, by_console(), "李蕾", reason="调离")

    back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))

    assert browser.who() is None


def test_a_one_time_password_falls_away_for_who_never_needed_it(
    browser: Browser, office: Office
) -> None:
    one_time = set_one_time_password(office.books, account_named(office.books, "李蕾").id)

    back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))

    assert not browser.who()["must_change_password"]
    browser.client.headers["Sec-Fetch-Site"] = "same-origin"
    assert browser.sign_in(password=one_time).status_code == 401


def test_another_state_is_not_believed(browser: Browser) -> None:
    address = signs_in_there(way_out(browser), "worker-7", "李蕾")

    back(browser, changed(address, state="another"))

    assert "cannot be believed" in refusal(browser)
    assert browser.who() is None


def test_an_answer_meant_for_another_browser_is_not_believed(
    browser: Browser, office: Office
) -> None:
    address = signs_in_there(way_out(browser), "worker-7", "李蕾")
    browser.client.cookies.clear()

    back(browser, address)

    assert "cannot be believed" in refusal(browser)


def test_a_code_serves_once(browser: Browser) -> None:
    out = way_out(browser)
    held = browser.client.cookies["__Host-zhuanban-city"]
    address = signs_in_there(out, "worker-7", "李蕾")
    back(browser, address)
    browser.client.cookies.clear()
    browser.client.cookies.set("__Host-zhuanban-city", held, domain="testserver.local")

    back(browser, address)

    assert "cannot be believed" in refusal(browser)
    assert browser.who() is None


def test_a_token_for_another_way_out_is_not_believed(browser: Browser) -> None:
    address = signs_in_there(changed(way_out(browser), nonce="of another"), "worker-7", "李蕾")

    back(browser, address)

    assert "cannot be believed" in refusal(browser)


def test_whoever_turns_back_at_the_city_is_not_in(browser: Browser) -> None:
    address = signs_in_there(way_out(browser), "worker-7", "李蕾")

    back(browser, changed(address, code=None, error="access_denied"))

    assert "let nobody in" in refusal(browser)


def test_the_answer_of_another_login_is_not_believed(browser: Browser) -> None:
    address = signs_in_there(way_out(browser), "worker-7", "李蕾")

    back(browser, changed(address, iss="https://login.example"))

    assert "cannot be believed" in refusal(browser)


@pytest.mark.parametrize(
    "said",
    [{"fault": "another key"}, {"fault": "another issuer"}, {"algorithm": "HS256"}],
    ids=lambda said: str(*said.values()),
)
def test_a_token_that_is_not_the_citys_own_is_not_believed(
    office: Office, said: dict[str, str]
) -> None:
    with city_login(**said) as tampered:
        called = "localhost" if said.get("fault") == "another issuer" else "127.0.0.1"
        named = replace(tampered, issuer=tampered.issuer.replace("127.0.0.1", called))
        with office.connected(named) as browser:
            address = signs_in_there(way_out(browser), "worker-7", "李蕾")
            back(browser, changed(address, iss=None))

            assert "cannot be believed" in refusal(browser)
            assert browser.who() is None


def test_a_login_that_names_itself_otherwise_than_it_was_set_is_not_believed(
    office: Office, city: CityLogin
) -> None:
    misnamed = replace(city, issuer=city.issuer.replace("127.0.0.1", "localhost"))

    with office.connected(misnamed) as browser:
        assert way_out(browser) == "/sign-in"
        assert "cannot be believed" in refusal(browser)


def test_a_login_that_is_away_is_said_to_be(office: Office) -> None:
    with city_login() as stopped:
        pass

    with office.connected(stopped) as browser:
        assert way_out(browser) == "/sign-in"
        assert "does not answer" in refusal(browser)


def test_a_login_that_goes_away_in_between_is_said_to_be(office: Office) -> None:
    with city_login() as going, office.connected(going) as browser:
        address = signs_in_there(way_out(browser), "worker-7", "李蕾")
    with office.connected(going) as later:
        later.client.cookies.update(browser.client.cookies)

        back(later, address)

        assert "does not answer" in refusal(later)


def test_the_wrong_secret_lets_nobody_in(office: Office, city: CityLogin) -> None:
    with office.connected(replace(city, secret="another secret, as long as it is")) as browser:
        back(browser, signs_in_there(way_out(browser), "worker-7", "李蕾"))

        assert "cannot be believed" in refusal(browser)
        assert browser.who() is None


def test_without_a_city_login_the_way_out_leads_nowhere(books: Books, notary: Notary) -> None:
    with TestClient(application(books, notary)) as client:
        assert client.get("/api/v1/session/city").status_code == 404
