"""Rounds go on until the block ends, whatever becomes of one of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import repeat
from threading import Event

import pytest

from api.rounds import rounds

AT_ONCE, NEVER = timedelta(0), timedelta(days=1)
PATIENCE = 30.0  # seconds


def test_a_round_that_fails_is_told_of_and_the_next_one_is_made() -> None:
    told, made = Event(), Event()

    def make(_: Callable[[], bool]) -> None:
        if not told.is_set():
            raise OSError
        made.set()

    with rounds("a trial", repeat(AT_ONCE), make, failed=told.set):
        assert made.wait(PATIENCE)


def test_a_round_hears_that_the_block_has_ended_and_is_waited_for() -> None:
    began, over = Event(), Event()

    def make(is_over: Callable[[], bool]) -> None:
        began.set()
        while not is_over():
            pass
        over.set()

    with rounds("a trial", repeat(AT_ONCE), make, failed=pytest.fail):
        assert began.wait(PATIENCE)
    assert over.is_set()


def test_none_is_made_before_its_hour() -> None:
    made = Event()

    with rounds("a trial", repeat(NEVER), lambda _: made.set(), failed=pytest.fail):
        pass
    assert not made.is_set()
