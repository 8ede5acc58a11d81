"""A code counts once, near its time; ten codes on paper stand in for a lost device."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pyotp
import pytest

from api.identity import second_factor
from api.identity.second_factor import FirstCodeIsWrong, SecondFactorIsOn, accepts
from api.moments import now
from store.books import Books
from store.master_key import MasterKey
from tests.api.identity.office import PASSWORD, Browser

ACCOUNT = UUID(int=7)
THEN = now().replace(second=15, microsecond=0)
STEP = timedelta(seconds=30)


def device_of(books: Books) -> pyotp.TOTP:
    device = pyotp.parse_uri(second_factor.begin(books, ACCOUNT, "李蕾")["uri"])
    assert isinstance(device, pyotp.TOTP)
    return device


def test_it_is_asked_for_only_once_its_first_code_was_given(books: Books) -> None:
    device = device_of(books)

    assert not second_factor.is_on(books, ACCOUNT)
    second_factor.confirm(books, ACCOUNT, device.at(THEN), THEN)
    assert second_factor.is_on(books, ACCOUNT)
    with pytest.raises(SecondFactorIsOn):
        device_of(books)


def test_a_code_of_another_secret_confirms_nothing(books: Books) -> None:
    first = device_of(books)
    device_of(books)

    with pytest.raises(FirstCodeIsWrong):
        second_factor.confirm(books, ACCOUNT, first.at(THEN), THEN)
    assert not second_factor.is_on(books, ACCOUNT)


@pytest.mark.parametrize("steps", range(-3, 4))
def test_a_device_may_be_one_step_off(books: Books, steps: int) -> None:
    device = device_of(books)
    second_factor.confirm(books, ACCOUNT, device.at(THEN), THEN)
    later = THEN + timedelta(hours=1)

    accepted = accepts(books, ACCOUNT, device.at(later + steps * STEP), later)

    assert accepted is (abs(steps) <= 1)


def test_no_code_is_accepted_twice_nor_one_before_the_last(books: Books) -> None:
    device = device_of(books)
    second_factor.confirm(books, ACCOUNT, device.at(THEN), THEN)
    later = THEN + 10 * STEP
    code = device.at(later)

    assert accepts(books, ACCOUNT, f"{code[:3]} {code[3:]}", later)
    assert not accepts(books, ACCOUNT, code, later)
    assert not accepts(books, ACCOUNT, device.at(later - STEP), later)
    assert accepts(books, ACCOUNT, device.at(later + STEP), later)


def test_each_recovery_code_serves_once(books: Books) -> None:
    codes = second_factor.confirm(books, ACCOUNT, device_of(books).at(THEN), THEN)

    assert len(set(codes)) == 10
    assert accepts(books, ACCOUNT, codes[3].upper(), THEN)
    assert not accepts(books, ACCOUNT, codes[3], THEN)
    assert accepts(books, ACCOUNT, codes[4].replace("-", ""), THEN)


def test_nothing_of_it_lies_readable_in_the_database(books: Books) -> None:
    device = device_of(books)
    codes = second_factor.confirm(books, ACCOUNT, device.at(THEN), THEN)

    with books.pool.connection() as connection:
        kept = str(connection.execute("SELECT * FROM zhuanban.credentials").fetchall())
        kept += str(connection.execute("SELECT * FROM zhuanban.recovery_codes").fetchall())
    assert device.secret not in kept
    assert not any(code in kept or code[:8] in kept for code in codes)


def test_under_another_key_file_it_is_refused_and_said_why(books: Books) -> None:
    device = device_of(books)
    second_factor.confirm(books, ACCOUNT, device.at(THEN), THEN)
    books.vault.master = MasterKey(b"another key than the one of then")

    with pytest.raises(second_factor.SecondFactorIsUnreadable):
        accepts(books, ACCOUNT, device.at(THEN + STEP), THEN)


def test_signing_in_asks_for_the_code_and_takes_it_once(browser: Browser) -> None:
    browser.sign_in()
    device, _ = browser.enrol()
    code = device.at(now() + STEP)

    needed, wrong = browser.sign_in(), browser.sign_in(code="000000x")
    first, again = browser.sign_in(code=code), browser.sign_in(code=code)

    assert needed.json()["type"] == "/problems/second-factor-needed"
    assert wrong.json()["type"] == again.json()["type"] == "/problems/code-is-wrong"
    assert (needed.status_code, wrong.status_code, first.status_code) == (401, 401, 200)
    assert first.json()["account"]["second_factor"] == "on"


def test_codes_are_guessed_as_slowly_as_passwords(browser: Browser) -> None:
    browser.sign_in()
    browser.enrol()

    answers = [browser.sign_in(code=f"{n}x").status_code for n in range(6)]

    assert answers == [401] * 5 + [429]


def test_the_qr_code_is_a_drawing_and_the_address_names_the_account(browser: Browser) -> None:
    browser.sign_in()

    begun = browser.ask("POST", "/session/second-factor", {"password": PASSWORD}).json()

    assert begun["svg"].startswith("<svg")
    assert begun["uri"].startswith("otpauth://totp/zhuanban:")


def test_it_is_begun_with_the_password_and_not_without(browser: Browser) -> None:
    browser.sign_in()

    bodies: list[dict[str, str]] = [{}, {"password": "not this one"}]
    answers = [browser.ask("POST", "/session/second-factor", body) for body in bodies]

    assert [answer.status_code for answer in answers] == [401, 401]


def test_it_comes_off_with_the_password(browser: Browser) -> None:
    browser.sign_in()
    browser.enrol()

    wrong = browser.ask("DELETE", "/session/second-factor", {"password": "not this one"})
    right = browser.ask("DELETE", "/session/second-factor", {"password": PASSWORD})

    assert wrong.status_code == 401
    assert right.json()["account"]["second_factor"] == "off"
    assert browser.sign_in().status_code == 200


def test_an_administrator_without_one_is_told_that_it_is_due(browser: Browser) -> None:
    told = browser.sign_in("程安")

    assert told.json()["account"]["second_factor"] == "due"
