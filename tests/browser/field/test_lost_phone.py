"""A lost phone gives nothing away, and what was not sent yet is not lost with the caseload."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from api.accounts import account_named
from api.identity.opening_sessions import end_sessions
from api.sync.devices import devices_of, revoke
from store.books import Books
from tests.browser.field.conftest import WANG, ZHOU
from tests.browser.field.phone import PIN, Phone

Arrived = Callable[[], list[str]]

# All records of all databases, and beside them what storages and caches hold, as text.
RECORDS = """async () => {
    const asked = (what) => new Promise((done) => (what.onsuccess = () => done(what.result)));
    const found = [];
    for (const { name } of await indexedDB.databases()) {
        const opened = await asked(indexedDB.open(name));
        for (const store of opened.objectStoreNames) {
            const all = opened.transaction(store).objectStore(store);
            const [keys, values] = [await asked(all.getAllKeys()), await asked(all.getAll())];
            found.push(...keys.map((key, at) => [name, store, key, values[at]]));
        }
        opened.close();
    }
    return found;
}"""
LIES_THERE = """async () => {
    const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    const inside = (value) => Object.entries(value).map(([name, it]) => name + text(it)).join();
    const text = (value) => isBytes(value) ? new TextDecoder().decode(value)
        : value && typeof value === "object" ? inside(value) : String(value);
    const told = [text(await (RECORDS)()), text({ ...localStorage }), text({ ...sessionStorage })];
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            told.push(request.url, await (await cache.match(request)).text());
        }
    }
    return told.join();
}""".replace("RECORDS", RECORDS)


def test_nothing_about_a_household_lies_on_the_phone_in_clear(phone: Phone, first: str) -> None:
    with phone.away():
        phone.notes(first, "张建国说要朝南的房")
        phone.does("(d, id) => d.keepDraft(id, { summary: '欧阳娜还没写完' })", first)
        lies = phone.page.evaluate(LIES_THERE)

    assert "entries" in lies
    for said in ("张建国", "欧阳娜", '"zjg"', "朝南", "没写完", "DQ-1", WANG, PIN):
        assert said not in lies


def test_a_reload_asks_for_the_pin_and_a_wrong_one_opens_nothing(phone: Phone) -> None:
    phone.reloads()

    assert not phone.unlocks("135790")
    assert phone.does("d => [d.status, d.me, d.cards.length]") == ["locked", None, 0]
    assert phone.unlocks()
    assert phone.does("d => [d.status, d.me, d.cards.length]") == ["open", WANG, 2]


def test_after_three_wrong_ones_the_next_has_to_wait(phone: Phone) -> None:
    phone.reloads()
    for wrong in ("111111", "222222", "333333"):
        assert not phone.unlocks(wrong)

    assert phone.does("d => d.tries.left") == 7
    assert phone.does("d => Date.parse(d.tries.until) > Date.now()")
    assert not phone.unlocks(PIN)
    phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(seconds=6))
    assert phone.unlocks(PIN)


def test_after_ten_wrong_ones_the_caseload_is_gone_and_what_is_unsent_is_not(
    phone: Phone, first: str, arrived: Arrived, books: Books
) -> None:
    end_sessions(books, account_named(books, WANG).id)
    with phone.away():
        phone.notes(first, "还没送出")
        phone.reloads()
        for n in range(10):
            phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=2 * n))
            assert not phone.unlocks(f"00000{n}")
        assert phone.does("d => [d.status, d.gone, d.syncing.unsent]") == ["gone", "guessed", 1]
        phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=40))
        assert not phone.unlocks(PIN)  # whoever guesses on has to sign in

    phone.signs_in(WANG)
    phone.syncs()
    phone.until("d => !d.syncing.mustSignIn")
    assert phone.unlocks(PIN)
    phone.until("d => d.entries[0].state === 'kept' && d.cards.length === 2")
    assert arrived() == ["还没送出"]


def test_after_a_fortnight_alone_the_caseload_is_gone_and_what_is_unsent_is_not(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    with phone.away():
        phone.notes(first, "还没送出")
        phone.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=15))
        phone.reloads()
        phone.until("d => d.isAwake")
        assert phone.does("d => [d.status, d.gone, d.syncing.unsent]") == ["gone", "expired", 1]
        assert phone.unlocks()
        assert phone.does("d => [d.cards.length, d.entries.length]") == [0, 1]

    phone.until("d => d.entries[0].state === 'kept' && d.cards.length === 2")
    assert arrived() == ["还没送出"]


@pytest.mark.parametrize("state", ["open", "locked"])
def test_a_phone_that_was_revoked_holds_nothing_any_more(
    state: str, phone: Phone, first: str, books: Books
) -> None:
    with phone.away():
        phone.notes(first, "还没送出")
        account = account_named(books, WANG).id
        for device in devices_of(books, account):
            revoke(books, account, device["device"])
        if state == "locked":
            phone.reloads()

    phone.until("d => d.status === 'gone' && d.gone === 'revoked'")
    assert phone.does("d => [d.cards.length, d.entries.length]") == [0, 0]
    assert phone.page.evaluate(RECORDS) == []
    phone.reloads()
    phone.until("d => d.status === 'gone' && d.gone === 'revoked'")


def test_another_account_on_the_same_phone_finds_none_of_it(
    phone: Phone, first: str, arrived: Arrived, books: Books
) -> None:
    with phone.away():
        phone.notes(first, "王敏的")
        phone.reloads()
        end_sessions(books, account_named(books, WANG).id)
    phone.signs_in(ZHOU)
    phone.reloads()
    phone.until("d => d.status === 'new' && d.me !== null")
    phone.does("(d, pin) => d.setUp(pin)", "13579135")
    phone.until("d => d.syncing.lastAt !== null")
    assert phone.does("d => [d.me, d.cards.length, d.entries.length]") == [ZHOU, 0, 0]
    assert arrived() == []

    phone.signs_in(WANG)
    phone.reloads()
    assert phone.unlocks()
    phone.until("d => d.entries[0]?.state === 'kept'")
    assert arrived() == ["王敏的"]


def test_what_one_noted_is_never_sent_in_another_s_name(
    phone: Phone, first: str, arrived: Arrived, books: Books
) -> None:
    with phone.away():
        phone.notes(first, "王敏的")
    phone.until("d => d.syncing.unsent === 0")
    phone.signs_in(ZHOU)
    phone.notes(first, "也是王敏的")

    phone.until("d => d.syncing.trouble === 'other_account'")
    assert phone.entries() == [("也是王敏的", "waiting"), ("王敏的", "kept")]
    assert arrived() == ["王敏的"]


def test_storage_that_the_system_took_away_after_a_sync_comes_back_from_the_server(
    phone: Phone, first: str, arrived: Arrived
) -> None:
    phone.notes(first, "已送到")
    phone.until("d => d.syncing.unsent === 0 && !d.syncing.isUnderWay")
    origin = phone.origin
    phone.page.goto("/healthz")
    phone.tools().send(
        "Storage.clearDataForOrigin",
        {"origin": origin, "storageTypes": "indexeddb,local_storage,cache_storage,service_workers"},
    )

    phone.reloads()
    phone.until("d => d.status === 'new' && d.me !== null")
    phone.does("(d, pin) => d.setUp(pin)", PIN)
    phone.until("d => d.cards.length === 2")
    assert phone.does("(d, id) => d.card(id).last_contact.summary", first) == "已送到"
    assert arrived() == ["已送到"]
