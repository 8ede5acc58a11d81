"""Whatever is asked for: who may knock, how much, how often, and what every answer says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from starlette.types import Scope

from api.app import application
from api.transport import Transport, count, count_sign_in, must_be_same_site
from api.transport.hosts import is_ours
from api.transport.rates import AsksTooOften, Rates, address, count_before, shown_by
from api.transport.sites import CameFromAnotherSite
from audit.notary import Notary
from store.books import Books
from tests.api.api_caller import Caller

ENGLISH = {"Accept-Language": "en"}


@contextmanager
def served(books: Books, notary: Notary, rules: Transport) -> Iterator[TestClient]:
    """A client of the application under other rules, which sees a crash as its caller would."""
    app = application(books, notary, rules)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


# What every answer says


@pytest.mark.parametrize("path", ["/api/v1/projects", "/openapi.json", "/readyz", "/api/v1/none"])
def test_an_answer_with_data_may_do_nothing_and_be_kept_nowhere(caller: Caller, path: str) -> None:
    said = caller.client.get(path).headers

    assert said["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert said["cache-control"] == "no-store"
    assert said["x-content-type-options"] == "nosniff"
    assert said["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/projects/XN", "/nowhere"])
def test_a_page_runs_only_what_comes_from_here(caller: Caller, path: str) -> None:
    said = caller.client.get(path).headers

    assert "default-src 'self'" in said["content-security-policy"]
    assert "unsafe" not in said["content-security-policy"]
    assert said["permissions-policy"] == "camera=(self), microphone=(self), geolocation=(self)"
    assert said["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("public", "said"), [("https://zb.example", "max-age=63072000"), ("http://zb.example", None)]
)
def test_browsers_are_told_to_insist_on_tls_only_where_there_is_tls(
    books: Books, notary: Notary, public: str, said: str | None
) -> None:
    with served(books, notary, Transport(public_url=public)) as client:
        assert client.get("/healthz").headers.get("strict-transport-security") == said


def test_a_method_that_does_not_fit_is_told_which_do(caller: Caller) -> None:
    answer = caller.client.put("/api/v1/projects", headers=ENGLISH)

    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] in {"GET", "POST"}


# Names


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8000",
        "localhost",
        "[::1]:8000",
        "10.2.3.4",
        "app:8000",
        "a.localhost",
        "ZB.gov.cn",
    ],
)
def test_it_answers_to_addresses_to_names_without_a_dot_and_to_its_own(host: str) -> None:
    assert is_ours(host, frozenset({"zb.gov.cn"}))


@pytest.mark.parametrize(
    "host",
    ["evil.example", "zb.gov.cn.evil.example", "", ".", "a b", "evil.example:80:80", "[zb]", "x/y",
     "127.0.0.1.evil.example", "localhost.evil.example", "user@localhost"],
)  # fmt: skip
def test_it_answers_to_no_other_name(books: Books, notary: Notary, host: str) -> None:
    with served(books, notary, Transport(public_url="https://zb.gov.cn")) as client:
        answer = client.get("/api/v1/projects", headers={"Host": host})

    assert (answer.status_code, answer.json()["type"]) == (421, "/problems/host-is-not-ours")


# Sizes


def test_a_body_above_one_megabyte_is_refused_by_what_it_says_of_itself(caller: Caller) -> None:
    answer = caller.client.post("/api/v1/projects", content=b" " * (2**20 + 1))

    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert answer.json()["title"] == "请求超过 1 MB；请减少一次发送的内容。"


def test_a_body_that_does_not_say_its_size_is_refused_once_it_is_too_large(caller: Caller) -> None:
    sent = []

    def pieces() -> Iterator[bytes]:
        for _ in range(64):
            sent.append(1)
            yield b" " * 2**16

    answer = caller.client.post("/api/v1/projects", content=pieces(), headers=ENGLISH)

    assert answer.json()["title"] == "The request is larger than 1 MB; send less at once."


def test_an_upload_may_be_larger_but_not_without_end(caller: Caller) -> None:
    caller.project()
    file = {"file": ("r.xlsx", b"\0" * 2 * 2**20)}
    too_large = {"Content-Length": str(65 * 2**20), "Content-Type": "multipart/form-data"}

    fits = caller.client.post("/api/v1/projects/XN/roster", files=file)
    answer = caller.client.post("/api/v1/projects/XN/roster", headers=too_large)

    assert (fits.status_code, fits.json()["type"]) == (422, "/problems/not-a-workbook")
    assert answer.status_code == 413


# Rates


class Clock:
    """Goes when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_minutes_worth_may_come_at_once_and_comes_back_evenly() -> None:
    clock = Clock()
    rates = Rates(clock)
    for _ in range(60):
        rates.count("amy", 60)

    with pytest.raises(AsksTooOften) as refused:
        rates.count("amy", 60)

    assert refused.value.facts["seconds"] == 1
    clock.now = 1.0
    rates.count("amy", 60)


def test_one_caller_does_not_use_up_what_is_anothers() -> None:
    rates = Rates(Clock())
    rates.count("amy", 1)

    rates.count("bob", 1)

    with pytest.raises(AsksTooOften):
        rates.count("amy", 1)


def shows(cookie: int) -> dict[str, object]:
    """A request from an office that shows this cookie."""
    return {"client": ("203.0.113.9", 1), "headers": [(b"cookie", b"x=%d" % cookie)]}


def test_a_cookie_that_is_none_of_ours_gives_no_fresh_budget() -> None:
    rates = Rates(Clock())
    for each in range(600):
        count_before(shows(each), rates, 60)

    with pytest.raises(AsksTooOften):
        count_before(shows(600), rates, 60)


def test_who_was_let_in_is_not_held_up_by_a_flood_from_the_same_address() -> None:
    rates = Rates(Clock())
    rates.let_in(shown_by(shows(7)) or b"")
    for each in range(100, 700):
        count_before(shows(each), rates, 60)

    count_before(shows(7), rates, 60)


def test_callers_who_fell_quiet_are_forgotten() -> None:
    clock = Clock()
    rates = Rates(clock)
    for each in range(30_000):
        clock.now = each
        rates.count(f"caller {each}", 600)

    assert len(rates._even_at) <= 10_001


def test_counting_costs_less_than_twenty_microseconds() -> None:
    rates = Rates()
    keys = [f"caller {each}" for each in range(15_000)]
    began = process_time()

    for key in keys:
        rates.count(key, 600)

    assert (process_time() - began) / len(keys) < 20e-6


def test_who_asks_too_often_is_told_when_to_come_back(books: Books, notary: Notary) -> None:
    with served(books, notary, Transport(rate=3)) as client:
        shown = {"Authorization": "Bearer one"}
        answers = [client.get("/healthz", headers=shown) for _ in range(4)]
        other = client.get("/healthz", headers={"Authorization": "Bearer two"})

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[-1].json()["type"] == "/problems/asks-too-often"
    assert int(answers[-1].headers["retry-after"]) == 20
    assert other.status_code == 200


def test_accounts_and_attempts_to_sign_in_are_counted_apart(books: Books, notary: Notary) -> None:
    request = asked(books, notary, Transport(rate=2, sign_ins=1))
    count_sign_in(request)
    count(request, "amy")
    count(request, "amy")

    with pytest.raises(AsksTooOften):
        count_sign_in(request)
    with pytest.raises(AsksTooOften):
        count(request, "amy")
    count(request, "bob")


@pytest.mark.parametrize(
    ("host", "counted_as"),
    [("127.0.0.1", "here"), ("::1", "here"), ("10.0.0.7", "10.0.0.7"), ("testclient", "testclient"),
     ("2001:db8::1:2:3:4", "2001:db8::/64"), ("::ffff:10.0.0.7", "10.0.0.7")],
)  # fmt: skip
def test_an_address_is_counted_by_who_holds_it(host: str, counted_as: str) -> None:
    assert address({"client": (host, 1)}) == counted_as


# Other sites


def asked(books: Books, notary: Notary, rules: Transport, method: str = "POST", **headers: str
          ) -> Request:  # fmt: skip
    """A request as it reaches a route."""
    scope: Scope = {
        "type": "http", "method": method, "path": "/", "client": ("10.0.0.1", 1),
        "app": application(books, notary, rules),
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
    }  # fmt: skip
    return Request(scope)


HOST = "zb.gov.cn"


@pytest.mark.parametrize(
    "headers",
    [{"sec_fetch_site": "same-origin"}, {"sec_fetch_site": "none"},
     {"origin": f"https://{HOST}"}, {"origin": f"http://{HOST}:80"},
     {"origin": "https://public.gov.cn"}],
)  # fmt: skip
def test_a_write_from_a_page_of_ours_is_let_through(
    books: Books, notary: Notary, headers: dict[str, str]
) -> None:
    rules = Transport(public_url="https://public.gov.cn")
    must_be_same_site(asked(books, notary, rules, host=HOST, **headers))


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec_fetch_site": "cross-site"}, {"sec_fetch_site": "same-site"}, {"sec_fetch_site": ""},
     {"sec_fetch_site": "cross-site", "origin": f"https://{HOST}"},
     {"origin": "null"}, {"origin": ""}, {"origin": "https://evil.example"},
     {"origin": f"https://{HOST}.evil.example"}, {"origin": f"https://{HOST}:8443"},
     {"origin": f"https://{HOST}@evil.example"}, {"origin": "https://["}],
)  # fmt: skip
def test_a_write_from_anywhere_else_is_refused(
    books: Books, notary: Notary, headers: dict[str, str]
) -> None:
    with pytest.raises(CameFromAnotherSite):
        must_be_same_site(asked(books, notary, Transport(), host=HOST, **headers))


def test_a_read_may_be_asked_for_from_anywhere(books: Books, notary: Notary) -> None:
    must_be_same_site(asked(books, notary, Transport(), "GET", sec_fetch_site="cross-site"))
