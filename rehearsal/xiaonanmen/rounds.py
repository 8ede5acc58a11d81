"""From 2008 to 2019: five rounds in which 217 households left, then years in which nobody did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from domain.case.talks import Method
from rehearsal import phrases
from rehearsal.dice import DAY, HOUR, Dice, moment_of
from rehearsal.xiaonanmen.book import Line
from rehearsal.xiaonanmen.deeds import Deeds
from rehearsal.xiaonanmen.village import NINE, Home

OPENED = moment_of(2008, 3, 18, 9)
CADRES = ("肖国安", "许梅", "段志平", "孟春华", "谭克勤", "柳静", "卢永健", "钟小玲")


class Round(NamedTuple):
    """A round: the standard's year, when its offers went out, when it ended, how many left."""

    year: int
    offers: int
    ends: int
    leave: int


ROUNDS = (
    Round(2008, moment_of(2008, 5, 12, 9), moment_of(2008, 12, 20), 131),
    Round(2009, moment_of(2009, 3, 16, 9), moment_of(2009, 11, 30), 47),
    Round(2011, moment_of(2011, 4, 11, 9), moment_of(2011, 12, 15), 22),
    Round(2013, moment_of(2013, 6, 3, 9), moment_of(2014, 1, 20), 12),
    Round(2016, moment_of(2016, 3, 7, 9), moment_of(2016, 11, 25), 5),
)
# Houses that lay outside the line after it was surveyed anew, and one that burned and was settled.
EXCLUDED, RESOLVED = (88, 89), (150,)
QUIET = (
    "年前走访，送去慰问品，户主客气，只说政策没变就不谈。",
    "例行电话，户主在外，互道近况，未谈补偿。",
    "台风前上门查看老屋，提醒加固，留下应急电话。",
    "户主问项目还做不做，如实答复：还没有新安排。",
    "上门收集意见，户主说，来的人换了三茬，话说了三遍。",
    "老屋漏雨，联系村里帮忙修补，不涉及补偿。",
)


class Rounds:
    """Tells what the rounds were to each household."""

    def __init__(self, deeds: Deeds) -> None:
        """Tell it with these deeds, the same every time."""
        self.deeds = deeds
        self.dice = Dice("小南门 2008-2019")

    def lines(self, village: list[Home]) -> Iterator[Line]:
        """Every line from the opening to the end of 2019 and what followed signing."""
        willing = [home for home in village if home.nth not in NINE]
        self.dice.shuffle(willing)
        for nth, period in enumerate(ROUNDS):
            leaving, willing = willing[: period.leave], willing[period.leave :]
            for home in leaving:
                yield from self._until(home, nth)
                yield from self._leave(home, period)
        for home in village:
            if home.nth in NINE:
                yield from self._until(home, len(ROUNDS))
                yield from self._stay(home)

    def chief(self, home: Home) -> str:
        """Who kept the household's file through the rounds."""
        return CADRES[home.nth % len(CADRES)]

    def _until(self, home: Home, rounds: int) -> Iterator[Line]:
        """The opening, and the rounds that the household declined."""
        chief = self.chief(home)
        opened = OPENED + home.nth * 120
        yield Line(opened, home, "opening", chief, self.deeds.opening(home, chief))
        yield self._talk(home, "survey", opened + self.dice.between(1, 40) * DAY)
        for period in ROUNDS[:rounds]:
            chapter = f"round of {period.year}"
            put = period.offers + self.dice.between(0, 10) * DAY
            yield self._talk(home, chapter, put - DAY)
            yield Line(int(put), home, chapter, chief, self.deeds.offer(home, period.year))
            yield self._talk(home, chapter, put + self.dice.between(5, 20) * DAY)
            said_no = put + self.dice.between(25, 55) * DAY
            yield Line(int(said_no), home, chapter, chief, self.deeds.decline())

    def _talk(self, home: Home, chapter: str, then: float) -> Line:
        dice = self.dice
        method: Method = dice.one_of(("visit", "visit", "visit", "phone", "office", "meeting"))
        mood = dice.one_of(phrases.MOODS)
        summary = dice.one_of(phrases.said(method, mood))
        step = dice.one_of(phrases.NEXT_STEPS) if dice.happens(0.4) else None
        deed = self.deeds.contact(home, method, mood, summary, next_step=step, in_days=7)
        return Line(dice.waking_hour(then), home, chapter, self.chief(home), deed)

    def _leave(self, home: Home, period: Round) -> Iterator[Line]:
        """Talks, the offer, the signatures, and what was owed after them."""
        dice, deeds, chief = self.dice, self.deeds, self.chief(home)
        chapter = f"leaving in {period.year}"
        signs = dice.waking_hour(dice.between(period.offers + 15 * DAY, period.ends))
        put = max(period.offers, signs - dice.between(12, 50) * DAY)
        for _ in range(dice.randrange(1, 4)):
            yield self._talk(home, chapter, dice.between(put - 5 * DAY, signs - 2 * DAY))
        if home.nth in EXCLUDED + RESOLVED:
            outcome = deeds.close("excluded" if home.nth in EXCLUDED else "resolved")
            yield Line(signs, home, chapter, chief, outcome)
            return
        yield Line(int(put), home, chapter, chief, deeds.offer(home, period.year))
        accepts = signs - int(dice.between(1, 8) * HOUR)
        yield Line(accepts, home, chapter, chief, deeds.accept())
        for n in range(1, len(home.owners) + 1):
            then = signs - (len(home.owners) - n) * 600
            yield Line(then, home, chapter, chief, deeds.sign(n))
        yield from delivered(home, chief, signs, dice, deeds)

    def _stay(self, home: Home) -> Iterator[Line]:
        """Few contacts a year, and the number stays nine."""
        for year in range(2017, 2020):
            for _ in range(self.dice.randrange(2, 5)):
                then = self.dice.between(moment_of(year, 1, 8), moment_of(year, 12, 28))
                deed = self.deeds.contact(home, "visit", "unknown", self.dice.one_of(QUIET))
                moment = self.dice.waking_hour(then)
                yield Line(moment, home, f"quiet {year}", self.chief(home), deed)


def delivered(home: Home, by: str, signed: int, dice: Dice, deeds: Deeds) -> Iterator[Line]:
    """Compensate first, move after: payment or a flat, handover, demolition."""
    paid = dice.waking_hour(signed + dice.between(6, 25) * DAY)
    if dice.happens(0.3):
        number = (
            f"南苑小区{dice.randrange(1, 13)}幢{dice.randrange(2, 12)}0{dice.randrange(1, 5)}室"
        )
        yield Line(paid - 3600, home, "delivery", by, deeds.flat(number))
    if dice.happens(0.25):
        yield Line(paid, home, "delivery", by, deeds.pay(2))
        paid = dice.waking_hour(paid + dice.between(15, 45) * DAY)
    yield Line(paid, home, "delivery", by, deeds.pay())
    moved = dice.waking_hour(paid + dice.between(5, 40) * DAY)
    yield Line(moved, home, "delivery", by, deeds.hand_over())
    gone = dice.waking_hour(moved + dice.between(6, 60) * DAY)
    yield Line(gone, home, "delivery", by, deeds.demolish())
