"""Beside the finished demonstration stands a small project that goes on today, to practise on.

It is written once, around the day on which it is first opened: what is due then is due that day.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid5

from domain.case.talks import Mood
from domain.project import Project
from rehearsal import phrases
from rehearsal.dice import DAY, HOUR, Dice, at
from rehearsal.xiaonanmen.book import Deed, Line, Writer, pages
from rehearsal.xiaonanmen.deeds import Deeds
from rehearsal.xiaonanmen.loading import known
from rehearsal.xiaonanmen.village import Home, home
from store.books import Books
from store.stored import Operation, OperationIsKnown

CODE, NAME, HOUSEHOLDS, OPENED_DAYS_AGO = "BML", "北门里整村搬迁（练习）", 24, 45
KEEPER, COLLEAGUE = "严启明", "汪佩兰"
KEPT = 16  # of the households by the first, the rest by the second
OFFERED, ACCEPTED, SIGNED = (11, 12, 13), (12, 13), (13,)
QUIET, MESSAGES = (14, 15), (4, 7)


def load_practice(books: Books, task_force: str) -> None:
    """Write the households through the desk; a second call adds nothing."""
    desk = books.desk
    now = datetime.now(UTC)
    writer = Writer(desk, desk.project_id(CODE), desk.task_force_id(task_force), now)
    today = int(now.timestamp() + 8 * HOUR) // DAY * DAY - 8 * HOUR
    opened = Project(writer.project)
    act = writer.act(today - OPENED_DAYS_AGO * DAY, "邵文清", "chief")
    opened.open(
        act, code=CODE, task_force=writer.task_force, name=NAME, track="collective",
        opened_on=act.at.date(), target_date=at(today + 90 * DAY).date(),
    )  # fmt: skip
    opened.set_baseline(act, households=HOUSEHOLDS)
    with suppress(OperationIsKnown):
        desk.store(opened, operation=Operation(uuid5(writer.project, "practice")))
    book = pages(Practice(Deeds(writer), today).lines())
    written = known(books, [page.op_id(writer.project) for page in book])
    for page in book:
        if page.op_id(writer.project) not in written:
            writer.write(page)


class Practice:
    """What was talked about with each household up to the evening before."""

    def __init__(self, deeds: Deeds, today: int) -> None:
        """``today`` is its midnight in China, in seconds since 1970."""
        self.deeds, self.today = deeds, today
        self.dice = Dice("北门里")

    def lines(self) -> Iterator[Line]:
        """Household by household."""
        for nth in range(1, HOUSEHOLDS + 1):
            one = home(self.dice, nth)._replace(
                village=CODE, address=f"北门里{phrases.LANDMARKS[nth % 6]}边{nth}号"
            )
            cadre = KEEPER if nth <= KEPT else COLLEAGUE
            for days, chapter, deed in self._story(one, cadre):
                yield Line(self._evening(days), one, chapter, cadre, deed)

    def _evening(self, days_ago: int) -> int:
        return self.dice.waking_hour(self.today - days_ago * DAY)

    def _story(self, one: Home, cadre: str) -> Iterator[tuple[int, str, Deed]]:
        yield OPENED_DAYS_AGO - 2, "opening", self.deeds.opening(one, cadre)
        mood: Mood = phrases.MOODS[one.nth % len(phrases.MOODS)]
        for days in (30, 19 + one.nth % 5):
            text = self.dice.one_of(phrases.SPOKEN[mood])
            yield days, f"talk {days}", self.deeds.contact(one, "visit", mood, text)
        if one.nth % 4 == 1:
            demand = self.dice.one_of(phrases.DEMANDS)
            yield 18, "demand", self.deeds.demand(one, demand)
        if one.nth not in QUIET:
            yield from self._lately(one, mood)
        yield from self._settling(one)

    def _lately(self, one: Home, mood: Mood) -> Iterator[tuple[int, str, Deed]]:
        """A talk of the last days, its next step due between the day before yesterday and soon."""
        days, due = 2 + one.nth % 6, one.nth % 5 - 2
        told = phrases.said("wechat" if one.nth in MESSAGES else "visit", mood)
        yield days, "lately", self.deeds.contact(
            one, "wechat" if one.nth in MESSAGES else "visit", mood, self.dice.one_of(told),
            messages=38 if one.nth in MESSAGES else None, in_days=days + due,
            next_step=self.dice.one_of(phrases.NEXT_STEPS),
        )  # fmt: skip
        if one.nth % 3 == 0:
            by = at(self.today + (one.nth % 4 - 1) * DAY).date()
            yield days, "lately", self.deeds.promise(one, self.dice.one_of(phrases.PROMISES), by)

    def _settling(self, one: Home) -> Iterator[tuple[int, str, Deed]]:
        if one.nth in OFFERED:
            yield 9, "offer", self.deeds.offer(one, 2020)
        if one.nth in ACCEPTED:
            yield 5, "answer", self.deeds.accept()
        if one.nth in SIGNED:
            for n, _ in enumerate(one.owners, start=1):
                yield 1, "signing", self.deeds.sign(n)
