"""Xiaonanmen has 226 households in six groups, one to four owners each, as surveyed in 2008."""

from __future__ import annotations

from typing import NamedTuple

from rehearsal.dice import Dice
from rehearsal.people import Persona, persona

HOUSEHOLDS = 226
GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组")
LANES = ("南门巷", "古井弄", "荷花塘沿", "石板街", "樟树下", "菜园路")
# Villages have few surnames; each group has its own.
SURNAMES = ("彭周", "何廖", "汤邹", "罗易", "贺龙", "文尹")
STRUCTURES = ("砖混", "砖木", "砖混", "土木")
M2 = 10_000  # cm²
# The last nine of the years that nothing moved, and the one of them who signed last.
NINE = (17, 42, 58, 73, 96, 117, 139, 171, 203)
LAST = 203


class House(NamedTuple):
    """A building or plot, areas in cm²."""

    kind: str
    legal_area_cm2: int
    unregistered_area_cm2: int
    structure: str | None


class Home(NamedTuple):
    """One household as the survey found it."""

    nth: int
    group: str
    address: str
    people: int
    owners: tuple[tuple[Persona, str], ...]
    houses: tuple[House, ...]
    village: str = "XNM"

    @property
    def case_no(self) -> str:
        """The number on every paper of the household."""
        return f"{self.village}-{self.nth:03}"

    @property
    def area_cm2(self) -> int:
        """What is compensated: the legal area, and half of what was built without papers."""
        return sum(h.legal_area_cm2 + h.unregistered_area_cm2 // 2 for h in self.houses)


def village() -> list[Home]:
    """All households, the same every time."""
    dice = Dice("小南门 2008")
    return [home(dice, nth) for nth in range(1, HOUSEHOLDS + 1)]


def home(dice: Dice, nth: int) -> Home:
    """Household ``nth``; groups follow the numbers."""
    group = (nth - 1) * len(GROUPS) // HOUSEHOLDS
    address = f"小南门{GROUPS[group]}{LANES[group]}{nth}号"
    return Home(
        nth, GROUPS[group], address, dice.randrange(2, 8), owners(dice, nth, SURNAMES[group]),
        houses(dice),
    )  # fmt: skip


def owners(dice: Dice, nth: int, surnames: str) -> tuple[tuple[Persona, str], ...]:
    """One owner, a couple, or brothers and sisters who hold equal parts."""
    count = 4 if nth == LAST else 2 if nth in NINE else 1
    if nth not in NINE:
        count += dice.happens(0.55) + dice.happens(0.12) + dice.happens(0.06)
    family = dice.one_of(surnames)
    people = [
        persona(dice, family if n != 1 or count > 2 else None)  # the second of two married in
        for n in range(count)
    ]
    return tuple((person, f"1/{count}") for person in people)


def houses(dice: Dice) -> tuple[House, ...]:
    """The house, and for some a side building without papers or a plot of vegetables."""
    grown = dice.randrange(0, 45) * M2 if dice.happens(0.35) else 0
    main = House(
        "房屋", dice.randrange(62, 260) * M2 + dice.randrange(100) * 100, grown,
        dice.one_of(STRUCTURES),
    )  # fmt: skip
    more = [main]
    if dice.happens(0.3):
        more.append(House("附属用房", 0, dice.randrange(6, 38) * M2, "简易"))
    if dice.happens(0.2):
        more.append(House("菜地", dice.randrange(20, 160) * M2, 0, None))
    return tuple(more)
