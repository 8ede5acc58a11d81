"""Pages that are open while others work hear of everything soon, and once a second at most."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from api.app import application
from audit.notary import Notary
from benchmarks.live import OFTEN, SOON, city, loaded
from store.books import Books
from tests.api.test_on_the_line import listening

JITTER = 1.2  # a message may come a little late, and the next in time


def test_fifty_pages_hear_each_event_in_time_and_are_told_once_a_second(
    books: Books, notary: Notary
) -> None:
    cases, token = city(books, projects=6, each=2)

    # A browser of other tests may have a loop running in this thread.
    with listening(application(books, notary)) as port, ThreadPoolExecutor(1) as apart:
        asked = apart.submit(loaded, port, token, cases, pages=50, rate=20, seconds=3)
        heard = asked.result()

    assert len(heard.latencies) > 60
    assert sorted(heard.latencies)[len(heard.latencies) // 2] < SOON
    assert max(heard.latencies) < 5 * SOON  # on a machine with other work
    assert heard.most_often < OFTEN * JITTER
