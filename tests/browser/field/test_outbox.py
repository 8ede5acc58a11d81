"""What is noted without a signal is kept, and arrives exactly once."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Route

from tests.browser.field.phone import Phone

Arrived = Callable[[], list[str]]


def test_a_visit_noted_without_a_signal_survives_a_reload_and_arrives_once(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    with phone.away():
        phone.notes(first, "在家，看了平面图")
        phone.reloads()
        assert phone.unlocks()
        assert phone.entries() == [("在家，看了平面图", "waiting")]
        assert arrived() == []

    phone.until("d => d.entries[0].state === 'kept'")
    phone.syncs()
    assert arrived() == ["在家，看了平面图"]


def test_a_card_shows_at_once_what_was_noted(phone: Phone, first: str) -> None:
    with phone.away():
        phone.notes(first, "愿意签", mood="willing", next_step="送合同", next_due="2026-12-01")
        card = phone.does("(d, id) => d.card(id)", first)

    assert (card["stage"], card["mood"], card["contacts"]) == ("contacted", "willing", 1)
    assert card["last_contact"]["summary"] == "愿意签"
    assert card["next_step"] == {"text": "送合同", "due": "2026-12-01", "unsent": True}
    assert card["unsent"] == 1


def test_what_has_arrived_shows_as_the_server_has_it(phone: Phone, first: str) -> None:
    phone.notes(first, "愿意签", mood="willing")
    phone.until("d => d.syncing.unsent === 0 && !d.syncing.isUnderWay")

    card = phone.does("(d, id) => d.card(id)", first)
    assert (card["contacts"], card["unsent"], len(card["talks"])) == (1, 0, 1)
    assert "unsent" not in card["last_contact"]
    entry = phone.does("d => d.entries[0]")
    assert entry["position"] > 0
    assert len(entry["leaf_hash"]) == 64


def test_entries_are_numbered_without_gaps_across_tabs(phone: Phone, first: str) -> None:
    other = phone.tab()
    other.unlocks()
    with phone.away():
        for n, tab in enumerate([phone, other, other, phone]):
            tab.notes(first, f"第 {n} 次")
        phone.until("d => d.entries.length === 4")
        assert phone.does("d => d.entries.map((e) => e.seq)") == [4, 3, 2, 1]


def test_two_tabs_send_each_entry_once(phone: Phone, first: str, arrived: Arrived) -> None:
    other = phone.tab()
    other.unlocks()
    with phone.away():
        phone.notes(first, "左")
        other.notes(first, "右")

    phone.until("d => d.entries.length === 2 && d.syncing.unsent === 0")
    other.until("d => d.entries.length === 2 && d.syncing.unsent === 0")
    assert sorted(arrived()) == ["右", "左"]


def test_a_page_closed_in_the_middle_of_a_sync_loses_and_doubles_nothing(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    phone.context.route("**/api/v1/sync", heard_and_killed)
    with phone.page.expect_event("close"):
        phone.notes(first, "说到一半")
    assert arrived() == ["说到一半"]
    phone.context.unroute("**/api/v1/sync")

    again = phone.tab()
    assert again.unlocks()
    again.until("d => d.entries[0].state === 'kept'")
    assert arrived() == ["说到一半"]


def heard_and_killed(route: Route) -> None:
    """The server takes the request in; before it answers, the page is gone."""
    route.fetch()
    route.request.frame.page.close()
