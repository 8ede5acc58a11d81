"""The forty days: from the task force's first day, 23 September 2020, to 1 November at 20:00."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rehearsal.dice import DAY, HOUR, Dice, at, moment_of
from rehearsal.xiaonanmen.book import Deed, Line
from rehearsal.xiaonanmen.deeds import Deeds
from rehearsal.xiaonanmen.nine import STORIES, Answer, Demand, Promise, Settled, Story, Talk, Told
from rehearsal.xiaonanmen.rounds import delivered
from rehearsal.xiaonanmen.village import Home

ARRIVED = moment_of(2020, 9, 23, 9)
MESSAGES = (
    "发去补偿标准和测算单照片，约定有空逐项看。",
    "对方问过渡费怎么发，发语音讲了两遍，又打字列了一遍。",
    "转发安置地块航拍图，聊到以前塘边的事，气氛缓和。",
    "一早问候，顺带问老人身体，没有谈签字。",
    "问邻居是不是多拿了，发去公示名单，标准一样。",
    "孩子上学的事问清楚了，把学校答复截图发过去。",
    "夜里发来长段文字，历年的事一条条说；逐条回复，认错的认错。",
    "约上门时间，改了两回，都随对方方便。",
    "发去协议样本，对方圈出三处不懂的，逐条解释。",
    "只回了一个“嗯”，不追问，第二天再联系。",
)


class Autumn:
    """Tells how each of the nine came to sign."""

    def __init__(self, deeds: Deeds) -> None:
        """Tell it with these deeds, the same every time."""
        self.deeds = deeds
        self.dice = Dice("小南门 2020")

    def lines(self, village: list[Home]) -> Iterator[Line]:
        """Every line of the nine from the task force's first day on."""
        for home in village:
            if home.nth in STORIES:
                yield from self._story(home, STORIES[home.nth])

    def _story(self, home: Home, story: Story) -> Iterator[Line]:
        named = ARRIVED + 3600 + home.nth * 60
        yield Line(named, home, self._day(named), story.chief, self.deeds.chief(story.chief))
        for told in story.told:
            moment = moment_of(2020, *told.when)
            yield Line(moment, home, self._day(moment), story.chief, self._deed(home, told))
        yield from self._messages(home, story)
        yield from self._signing(home, story)
        yield from self._afterwards(home, story)

    def _deed(self, home: Home, told: Told) -> Deed:
        match told:
            case Talk(_, method, mood, text, next_step, in_days):
                return self.deeds.contact(
                    home, method, mood, text, next_step=next_step, in_days=in_days
                )
            case Demand(_, text):
                return self.deeds.demand(home, text)
            case Answer(_, n, text):
                return self.deeds.answer(home, n, text)
            case Promise(when, text, days):
                due = at(moment_of(2020, *when)).date() + timedelta(days=days)
                return self.deeds.promise(home, text, due)
            case Settled(_, n, kept):
                return self.deeds.settle(n, kept=kept)

    def _messages(self, home: Home, story: Story) -> Iterator[Line]:
        """WeChat nearly every day until the household signs; most of it in the first weeks."""
        dice = self.dice
        signs = moment_of(2020, *story.signs)
        day = ARRIVED + DAY
        while day < signs - DAY:
            if dice.happens(0.75):
                moment = min(dice.waking_hour(day), signs - HOUR)
                count = dice.randrange(5, 17) if day < ARRIVED + 15 * DAY else dice.randrange(2, 11)
                deed = self.deeds.contact(
                    home, "wechat", story.mood, dice.one_of(MESSAGES), messages=count
                )
                yield Line(moment, home, self._day(moment), story.chief, deed)
            day += DAY

    def _signing(self, home: Home, story: Story) -> Iterator[Line]:
        """The offer by the standard of 2020, the answer, one signature after the other."""
        signs = moment_of(2020, *story.signs)
        put = moment_of(2020, *story.offered)
        accepts = signs - 2 * HOUR
        yield Line(put, home, self._day(put), story.chief, self.deeds.offer(home, 2020))
        yield Line(accepts, home, self._day(accepts), story.chief, self.deeds.accept())
        owners = len(home.owners)
        for n in range(1, owners + 1):
            moment = signs - (owners - n) * 900
            yield Line(moment, home, self._day(moment), story.chief, self.deeds.sign(n))

    def _afterwards(self, home: Home, story: Story) -> Iterator[Line]:
        """Payment, handover, demolition, and somebody who comes by a year later."""
        signs = moment_of(2020, *story.signs)
        yield from delivered(home, story.chief, signs, self.dice, self.deeds)
        visit = self.dice.waking_hour(moment_of(2021, 4, 10) + home.nth * 3600)
        deed = self.deeds.contact(
            home, "visit", "willing", story.later, next_step="入住后再回访一次", in_days=180
        )
        yield Line(visit, home, "afterwards", story.chief, deed)

    @staticmethod
    def _day(moment: int) -> str:
        return f"{at(moment).date()}"
