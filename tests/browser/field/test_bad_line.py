"""Whatever answers in the server's place, or half, costs nothing but time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route

from api.accounts import account_named
from api.identity.opening_sessions import end_sessions
from api.moments import now
from store.books import Books
from tests.browser.field.conftest import WANG
from tests.browser.field.phone import Phone

Arrived = Callable[[], list[str]]
Answer = Callable[[Route], None]


def half(route: Route) -> None:
    """The server did it; the answer breaks off."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])


def portal(route: Route) -> None:
    """The network of a tea house wants a sign-in of its own."""
    route.fulfill(status=200, content_type="text/html", body="<form>请先登录</form>")


def overloaded(route: Route) -> None:
    """Something in front of the server gives up."""
    route.fulfill(status=502, content_type="text/html", body="<h1>Bad Gateway</h1>")


def cut(route: Route) -> None:
    """The server did it; the line is cut before it answers."""
    route.fetch()
    route.abort("connectionreset")


def empty(route: Route) -> None:
    """An answer that answers nothing."""
    route.fulfill(status=200, json={"server_now": now().isoformat(), "items": []})


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [(half, "server_away"), (portal, "not_a_server"), (overloaded, "server_away"), (cut, None),
     (empty, "server_away")],
)  # fmt: skip
def test_what_was_not_answered_in_full_is_sent_again_and_arrives_once(
    answer: Answer, trouble: str | None, phone: Phone, first: str, arrived: Arrived
) -> None:
    phone.context.route("**/api/v1/sync", answer)
    phone.notes(first, "送去合同")
    phone.until("d => d.syncing.trouble !== null || d.syncing.isOffline")
    assert phone.entries() == [("送去合同", "waiting")]
    assert phone.does("d => d.syncing.trouble") == trouble

    phone.context.unroute("**/api/v1/sync")
    phone.syncs()
    assert phone.entries() == [("送去合同", "kept")]
    assert arrived() == ["送去合同"]


def test_a_round_in_vain_is_followed_by_another_by_itself(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    phone.context.route("**/api/v1/sync", overloaded, times=1)
    phone.notes(first, "送去合同")

    phone.until("d => d.entries[0].state === 'kept'")
    assert arrived() == ["送去合同"]


def test_an_entry_that_the_server_refuses_is_in_no_other_s_way(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    with phone.away():
        phone.notes(first, "心情不存在", mood="sunny")
        phone.notes("0198a000-0000-7000-8000-000000000000", "没有这一户")
        phone.notes(first, "好的")

    phone.until("d => d.entries[0].state === 'kept'")
    assert [state for _, state in phone.entries()] == ["kept", "refused", "refused"]
    problem = phone.does("d => d.entries[2].problem")
    assert (problem["type"], problem["status"]) == ("/problems/body-does-not-fit", 422)
    phone.does("d => d.giveUp(d.entries[2].op_id)")
    assert phone.does("d => d.syncing.unsent") == 1
    assert arrived() == ["好的"]


def test_a_login_that_ended_without_a_signal_costs_nothing(
    phone: Phone, first: str, books: Books, arrived: Arrived
) -> None:
    with phone.away():
        phone.notes(first, "晚上去过")
        end_sessions(books, account_named(books, WANG).id)
    phone.until("d => d.syncing.mustSignIn")
    assert phone.entries() == [("晚上去过", "waiting")]

    phone.signs_in(WANG)
    phone.syncs()
    assert phone.does("d => d.syncing.mustSignIn") is False
    assert arrived() == ["晚上去过"]


@pytest.mark.parametrize("years", [-9, 7])
def test_a_clock_wrong_by_years_is_corrected_by_what_the_server_s_says(
    years: int, phone: Phone, first: str, books: Books
) -> None:
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=365 * years))
    phone.syncs()
    with phone.away():
        phone.notes(first, "钟是错的")
        assert abs(phone.does("d => d.entries[0].drift") + years * 365 * 86_400) < 60

    phone.until("d => d.entries[0].state === 'kept'")
    assert told(books) - now() < timedelta(minutes=1)
    assert now() - told(books) < timedelta(minutes=1)


def test_a_clock_that_is_set_right_without_a_signal_needs_no_correction(
    phone: Phone, first: str, books: Books
) -> None:
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=3000))
    phone.syncs()
    with phone.away():
        phone.page.clock.set_fixed_time(datetime.now(UTC))
        phone.notes(first, "钟刚校准")
        assert abs(phone.does("d => d.entries[0].drift")) < 60

    phone.until("d => d.entries[0].state === 'kept'")
    assert now() - told(books) < timedelta(minutes=1)


def told(books: Books) -> datetime:
    """When the last contact happened, as the log has it."""
    with books.pool.connection() as connection:
        (at,) = connection.execute(
            "SELECT occurred_at FROM events WHERE topic = 'case.contact_logged@1'"
            " ORDER BY position DESC LIMIT 1"
        ).fetchone() or (None,)
    assert isinstance(at, datetime)
    return at
