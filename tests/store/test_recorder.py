"""Our recorders pass the event-sourcing library's own test cases, unchanged."""

import pytest
from eventsourcing.tests import persistence as library

from store.books import Books
from store.recorder import LogRecorder, PositionRecorder


class OurLog:
    """Gives the library's cases our log, empty."""

    @pytest.fixture(autouse=True)
    def open_books(self, books: Books) -> None:
        self.books = books

    def create_recorder(self) -> LogRecorder:
        return LogRecorder(self.books.pool, self.books.committer, 1)


class TestLogRecorder(OurLog, library.ApplicationRecorderTestCase[LogRecorder]):
    """Insert, select, notifications, conflicts, throughput."""

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestPositionsOfSavesDoNotInterleave(OurLog, library.NonInterleavingNotificationIDsBaseCase):
    """Two long saves at once follow one another."""


class TestPositionRecorder(library.TrackingRecorderTestCase):
    """Where followers stand."""

    @pytest.fixture(autouse=True)
    def open_books(self, books: Books) -> None:
        self.books = books

    def create_recorder(self) -> PositionRecorder:
        return PositionRecorder(self.books.pool, 1)
