"""A chief orders something done on a case by a day, hears of it and settles it, or withdraws it."""

from __future__ import annotations

from datetime import timedelta

from domain.aggregate import Act
from rehearsal import phrases
from rehearsal.agenda import Done
from rehearsal.dice import DAY
from rehearsal.household import Household

ORDERED = 0.05  # of all households


def plan(home: Household, opened: int, leader: str) -> None:
    """Note what the leader will order for few households."""
    dice = home.dice
    if dice.happens(ORDERED):
        then = dice.waking_hour(opened + dice.between(10, 600) * DAY)
        home.agenda.note(then, leader, lambda act: order(home, act))


def order(home: Household, act: Act) -> Done:
    """Order it; most is done, some of it late, and a few orders fall."""
    case, dice = home.case, home.dice
    if case.outcome == "merged":
        return ()
    n = case.give_order(
        act._replace(role="chief"), kind="supervised" if dice.happens(0.3) else "assigned",
        text=home.seal("text", dice.one_of(phrases.ORDERS)),
        due=act.at.date() + timedelta(days=dice.randrange(2, 15)),
        to=None if dice.happens(0.7) else home.colleague,
    )  # fmt: skip
    then = dice.waking_hour(act.at.timestamp() + dice.between(1, 18) * DAY)
    if dice.happens(0.8):
        by = case.orders[n].to or home.chief
        home.agenda.note(then, by, lambda told: report(home, told, n, act.by))
    elif dice.happens(0.4):
        home.agenda.note(then, act.by, lambda act: settle(home, act, n))
    return (case,)


def report(home: Household, act: Act, n: int, leader: str) -> Done:
    """Tell what was done; the leader looks at it within days."""
    home.case.report_order(act, n=n, text=home.seal("text", home.dice.one_of(phrases.REPORTS)))
    then = act.now.timestamp() + home.dice.between(0.5, 6) * DAY
    if home.dice.happens(0.9):
        home.agenda.note(then, leader, lambda act: settle(home, act, n))
    return (home.case,)


def settle(home: Household, act: Act, n: int) -> Done:
    """Done where it was reported, withdrawn where it was not."""
    is_reported = bool(home.case.orders[n].reports)
    home.case.settle_order(
        act._replace(role="chief"), n=n, outcome="done" if is_reported else "withdrawn"
    )
    return (home.case,)
