"""A schedule is what a seed makes of a few days: notes, lost lines, wrong clocks, kills, races."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any
from uuid import UUID

from benchmarks.phones.phone import Entry, Phone
from benchmarks.phones.town import ARCHIVE, CADRES, Town

YEAR = 365 * 86_400
MOODS = ("willing", "wavering", "opposed", "unknown")
HOW_MANY = (2, 2, 2, 3, 3, 4, 5)  # phones: small schedules find most, and cost least
ROUNDS = 4  # in which a phone whose line is good at last must have sent everything


class Schedule:
    """Two to five phones over a few cases of a town."""

    def __init__(self, town: Town, seed: int, *, steps: int = 10) -> None:
        """Open the cases and hand out the phones."""
        self.town, self.seed, self.dice, self.steps = town, seed, Random(seed), steps
        self.cases = town.open_cases(seed, self.dice.randint(2, 3))
        self.entries: dict[str, Entry] = {}
        n = self.dice.choice(HOW_MANY)
        owners = [*CADRES, *self.dice.choices(CADRES, k=3)][:n]
        self.phones = [Phone(town, self.dice, owner) for owner in owners]

    def run(self) -> None:
        """Let things happen, then let every phone come to a good line."""
        for _ in range(self.steps):
            self.dice.choices(DEEDS, WEIGHTS)[0](self)
        for phone in self.phones:
            self.come_home(phone)
        for phone in self.phones:  # what others sent last
            phone.pull()
            phone.take(phone.post(phone.request([])))

    def come_home(self, phone: Phone) -> None:
        """Sign in, send all, read all."""
        phone.token = self.town.token(phone.owner)
        for _ in range(ROUNDS):
            if phone.outbox:
                phone.take(phone.post(phone.request(self.parcel(phone))))

    def archive(self) -> None:
        """Take the cases from the cadres, so that the next schedule begins with none."""
        for case in self.cases:
            self.town.hand_to(case, ARCHIVE)

    def parcel(self, phone: Phone) -> list[dict[str, Any]]:
        """What is sent at once: all or some, shuffled or doubled."""
        items = [entry.item for entry in phone.outbox]
        if items and self.dice.random() < 0.3:
            items += self.dice.choices(items, k=2)
        if self.dice.random() < 0.3:
            self.dice.shuffle(items)
        return items

    def remember(self, entry: Entry) -> None:
        """It was noted, so it must be found in the end."""
        self.entries[entry.op_id] = entry

    def any_phone(self) -> Phone:
        return self.dice.choice(self.phones)

    def any_case(self) -> UUID:
        return self.dice.choice(self.cases)


# What happens


def talks(schedule: Schedule) -> None:
    """Somebody visits, and notes it, a demand or a promise."""
    phone, dice = schedule.any_phone(), schedule.dice
    for _ in range(dice.randint(1, 3)):
        op = dice.choice(["contacts", "contacts", "demands", "promises"])
        body: dict[str, Any] = {"text": f"话{dice.random()}"}
        if op == "contacts":
            body = {"method": "visit", "summary": f"谈{dice.random()}", "mood": dice.choice(MOODS)}
        if op == "promises":
            body["due"] = "2026-12-01"
        schedule.remember(phone.note(schedule.any_case(), op, body))


def decides(schedule: Schedule) -> None:
    """Somebody puts or answers an offer, on what the phone knows of the case."""
    phone, dice, case = schedule.any_phone(), schedule.dice, schedule.any_case()
    version = phone.versions.get(str(case), 2)
    if dice.random() < 0.5:
        entry = phone.note(case, "offers", {"amount_fen": dice.randint(1, 10**9)}, version=version)
    else:
        said = {"answer": dice.choice(["accepted", "declined"])}
        entry = phone.note(case, "offers/1/response", said, version=version)
    schedule.remember(entry)


def syncs(schedule: Schedule) -> None:
    """The line holds."""
    phone = schedule.any_phone()
    phone.take(phone.post(phone.request(schedule.parcel(phone))))
    if schedule.dice.random() < 0.5:
        phone.pull()


def never_hears(schedule: Schedule) -> None:
    """The server did it; the answer, or half of it, is lost, or the phone is killed over it."""
    phone = schedule.any_phone()
    answer = phone.post(phone.request(schedule.parcel(phone)))
    if schedule.dice.random() < 0.5:
        phone.take(answer, whole=False)


def sends_from_two_tabs(schedule: Schedule) -> None:
    """Two tabs send the same outbox at the same time."""
    phone = schedule.any_phone()
    body = phone.request(schedule.parcel(phone))
    with ThreadPoolExecutor(2) as tabs:
        for answer in list(tabs.map(phone.post, [body, body])):
            phone.take(answer)


def races(schedule: Schedule) -> None:
    """Two phones come to the line at the same moment, each with a decision on one case."""
    if len(schedule.phones) < 2:
        return
    pair, case = schedule.dice.sample(schedule.phones, 2), schedule.any_case()
    for phone in pair:
        amount = {"amount_fen": schedule.dice.randint(1, 10**9)}
        version = phone.versions.get(str(case), 2)
        schedule.remember(phone.note(case, "offers", amount, version=version))
    bodies = [phone.request(schedule.parcel(phone)) for phone in pair]
    with ThreadPoolExecutor(2) as lines:
        answers = list(lines.map(Phone.post, pair, bodies))
    for phone, answer in zip(pair, answers, strict=True):
        phone.take(answer)


def clock_jumps(schedule: Schedule) -> None:
    """A battery dies, somebody sets the date: the clock is off by seconds or by years."""
    offsets = (0.0, 3.0, -40.0, 7_200.0, -YEAR, 20.0 * YEAR, -30.0 * YEAR)
    schedule.any_phone().offset = schedule.dice.choice(offsets)


def hands_over(schedule: Schedule) -> None:
    """What is unsent goes to another phone; the first may go on sending it, or not."""
    giver, taker = schedule.dice.sample(schedule.phones, 2)
    giver.hand_over(taker)
    if schedule.dice.random() < 0.6:
        giver.drop()


def is_evicted(schedule: Schedule) -> None:
    """The browser clears what it holds, once all was answered."""
    phone = schedule.any_phone()
    if not phone.outbox:
        phone.set_up()


def login_expires(schedule: Schedule) -> None:
    """All sign-ins of a cadre end; who signs in again goes on."""
    name = schedule.dice.choice(CADRES)
    schedule.town.sign_out(name)
    for phone in schedule.phones:
        if phone.owner == name and schedule.dice.random() < 0.5:
            phone.token = schedule.town.token(name)


def case_is_transferred(schedule: Schedule) -> None:
    """Another cadre answers for a case from now on."""
    schedule.town.hand_to(schedule.any_case(), schedule.dice.choice(CADRES))


Deed = Callable[[Schedule], None]
LIKELY: dict[Deed, int] = {
    talks: 10, decides: 4, syncs: 4, never_hears: 5, sends_from_two_tabs: 2, races: 2,
    clock_jumps: 3, hands_over: 2, is_evicted: 2, login_expires: 1, case_is_transferred: 2,
}  # fmt: skip
DEEDS, WEIGHTS = list(LIKELY), list(LIKELY.values())
