"""A household of a rehearsal: its file, the cadre who keeps it, and what was talked about."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid5

from domain.aggregate import Act
from domain.case import Case
from domain.case.file import Person
from domain.case.talks import Method
from domain.sealed import Sealed
from rehearsal import phrases
from rehearsal.agenda import END, Agenda, Done
from rehearsal.dice import DAY, HOUR, Dice
from rehearsal.keyring import Keyring
from rehearsal.people import a_name, persona
from rehearsal.phones import a_phone

METHODS: tuple[Method, ...] = (
    "visit", "visit", "visit", "phone", "phone", "wechat", "wechat", "office", "meeting",
    "site_viewing", "letter",
)  # fmt: skip
OUT_OF_TOUCH = 0.08  # of all contacts are told by a phone that had no signal
SHARES = ("1/1", "1/2", "1/3", "1/4")


class Household:
    """One case with all that steers it; its keys live and go with it."""

    def __init__(self, case: Case, agenda: Agenda, dice: Dice, ring: Keyring, *,
                 chief: str, colleague: str) -> None:  # fmt: skip
        """Take a case that is not open yet, or one that a split has just opened."""
        self.case = case
        self.agenda = agenda
        self.dice = dice
        self.ring = ring
        self.keys = ring.of_household()
        self.chief = chief
        self.colleague = colleague
        self.pace = 30.0 * DAY
        self.talks_until = END

    def beside(self, case: Case) -> Household:
        """A household of its own with the same cadre."""
        return Household(
            case, self.agenda, self.dice, self.ring, chief=self.chief, colleague=self.colleague
        )

    def seal(self, field: str, text: str) -> Sealed:
        """Seal a text about the household."""
        return self.keys.seal(self.case.id, field, text)

    def open(self, act: Act, *, project: UUID, task_force: UUID, case_no: str, group: str) -> Done:
        """Open the file as a roster row does: people, house, address."""
        dice, case = self.dice, self.case
        owners = 1 + dice.happens(0.35) + dice.happens(0.15)
        surname = dice.one_of("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
        case.open(
            act, project=project, task_force=task_force, case_no=case_no, how="roster",
            address=self.seal("address", f"{group}{dice.randrange(1, 400)}号"),
            people=dice.randrange(1, 7), village_group=group,
        )  # fmt: skip
        for n in range(1, owners + 1):
            self._record_owner(act, n, SHARES[owners - 1], surname)
        case.record_asset(
            act, kind="house", legal_area_cm2=dice.randrange(400_000, 2_400_000),
            unregistered_area_cm2=dice.randrange(600_000) if dice.happens(0.4) else 0,
        )  # fmt: skip
        return (case,)

    def _record_owner(self, act: Act, n: int, share: str, surname: str) -> None:
        who = persona(self.dice, surname if n == 1 or self.dice.happens(0.6) else None)
        person = uuid5(self.case.id, f"party {n}")
        keys = self.ring.of_household()  # a party's key is not needed again: let it leave memory
        self.case.record_party(
            act, person=Person(person, keys.seal(person, "name", who.name), share),
            id_number=keys.seal(person, "id_number", who.id_number),
            phone=keys.seal(person, "phone", who.phone),
        )  # fmt: skip

    def name_chief(self, act: Act) -> Done:
        """Give the household its one person to call."""
        self.case.name_chief(act, name=self.chief)
        return (self.case,)

    def may_be_kept_by(self, cadre: str) -> bool:
        """Whether this cadre may become its chief representative, and is not already."""
        case = self.case
        is_done = case.outcome == "merged" or case.is_demolished
        return not (
            is_done or cadre == case.chief or cadre in case.recused or self.agenda.is_gone(cadre)
        )

    def be_kept_by(self, act: Act, cadre: str) -> Done:
        """Name another chief representative."""
        if cadre != self.chief:
            self.chief, self.colleague = cadre, self.chief
        return self.name_chief(act)

    def meet_task_force(self, act: Act) -> Done:
        """While the case is open: another chief representative, who comes every fortnight."""
        if self.case.is_closed:
            return ()
        self.pace = 14.0 * DAY
        self.note_next_contact(int(act.at.timestamp()))
        may = self.may_be_kept_by(self.colleague)
        return self.be_kept_by(act, self.colleague) if may else ()

    def note_next_contact(self, after: int) -> None:
        """Let somebody call again at the household's pace, sometimes written down days later."""
        dice = self.dice
        then = dice.waking_hour(after + self.pace * dice.between(0.4, 1.6))
        if then <= self.talks_until:
            by = self.colleague if dice.happens(0.12) else self.chief
            if dice.happens(OUT_OF_TOUCH):
                late = dice.between(HOUR, 5 * DAY)
                self.agenda.note(then, by, a_phone(dice).tells(self.contact), late=late)
            else:
                self.agenda.note(then, by, self.contact)

    def contact(self, act: Act) -> Done:
        """Log a contact; some bring a next step, a demand or a promise with them."""
        dice, case = self.dice, self.case
        method, mood = dice.one_of(METHODS), dice.one_of(phrases.MOODS)
        facts: dict[str, object] = {"mood": mood}
        if method == "wechat":
            facts["messages"] = dice.randrange(1, 30)
        if dice.happens(0.35):
            facts["next_step"] = self.seal("next_step", dice.one_of(phrases.NEXT_STEPS))
            facts["next_due"] = act.at.date() + timedelta(days=dice.randrange(1, 15))
        summary = self.seal("summary", dice.one_of(phrases.said(method, mood)))
        case.log_contact(act, method=method, summary=summary, **facts)
        now = int(act.now.timestamp())
        if not case.is_closed:
            self._talk_further(act, now)
        if case.outcome != "merged":
            self.note_next_contact(now)
        return (case,)

    def _talk_further(self, act: Act, now: int) -> None:
        dice, case = self.dice, self.case
        if dice.happens(0.09):
            asked = case.raise_demand(act, text=self.seal("text", dice.one_of(phrases.DEMANDS)))
            if dice.happens(0.8):
                then = now + dice.between(1, 20) * DAY
                self.agenda.note(then, act.by, lambda act: self._answer(act, asked))
        if dice.happens(0.09):
            due = act.at.date() + timedelta(days=dice.randrange(2, 21))
            text = self.seal("text", dice.one_of(phrases.PROMISES))
            given = case.promise(act, text=text, due=due)
            if dice.happens(0.9):
                then = now + dice.between(1, 24) * DAY
                self.agenda.note(then, act.by, lambda act: self._settle(act, given))

    def _answer(self, act: Act, n: int) -> Done:
        self.case.answer_demand(act, n=n, text=self.seal("text", self.dice.one_of(phrases.ANSWERS)))
        return (self.case,)

    def _settle(self, act: Act, n: int) -> Done:
        is_late = act.at.date() > self.case.promises[n].due
        self.case.settle_promise(act, n=n, outcome="broken" if is_late else "kept")
        return (self.case,)

    def heirs_of(self, n: int) -> list[Person]:
        """Two invented heirs, who take what party ``n`` held in halves."""
        share = self.case.parties[n].share
        half = None if share is None else f"{share.numerator}/{share.denominator * 2}"
        first = len(self.case.parties) + 1
        heirs = []
        for number in (first, first + 1):
            person = uuid5(self.case.id, f"party {number}")
            name = self.ring.of_household().seal(person, "name", a_name(self.dice))
            heirs.append(Person(person, name, half))
        return heirs
