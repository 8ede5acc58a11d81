"""The page is on the phone from its first visit on, whole, and holds no data in its cache."""

from __future__ import annotations

from time import perf_counter

from playwright.sync_api import expect

from tests.browser.field.phone import Phone

CACHED = """async () => {
    const found = [];
    for (const name of await caches.keys()) {
        const requests = await (await caches.open(name)).keys();
        found.push(...requests.map(({ url }) => new URL(url).pathname));
    }
    return found;
}"""


def test_the_page_comes_without_a_signal(phone: Phone) -> None:
    with phone.away():
        phone.page.goto("/field/today/anything")

        expect(phone.page.locator("main")).to_be_visible()
        phone.until("d => d.isAwake && d.status === 'locked'")


def test_no_answer_with_data_is_ever_cached(phone: Phone, first: str) -> None:
    phone.notes(first, "在家")
    phone.syncs()

    cached = phone.page.evaluate(CACHED)
    assert "/field" in cached
    assert all(path == "/field" or path.startswith("/assets/") for path in cached)


def test_other_pages_are_not_the_worker_s(phone: Phone) -> None:
    with phone.away():
        response = phone.page.evaluate("() => fetch('/healthz').catch(() => 'away')")
    assert response == "away"


def test_the_page_answers_within_two_seconds_on_a_slow_phone(phone: Phone) -> None:
    phone.tools().send("Emulation.setCPUThrottlingRate", {"rate": 4})
    with phone.away():
        began = perf_counter()
        phone.page.goto("/field")
        phone.until("d => d.isAwake && d.status === 'locked'")

    assert perf_counter() - began < 2


def test_the_page_can_be_installed(phone: Phone) -> None:
    told = phone.tools().send("Page.getAppManifest")
    wrong = phone.tools().send("Page.getInstallabilityErrors")

    assert told["errors"] == []
    assert "专班外勤" in told["data"]
    assert [each["errorId"] for each in wrong["installabilityErrors"]] in ([], ["in-incognito"])
