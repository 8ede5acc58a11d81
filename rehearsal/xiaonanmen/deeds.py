"""What may happen to a household of Xiaonanmen; amounts follow one standard for all."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid5

from domain.aggregate import Act
from domain.case import Case
from domain.case.file import Person
from domain.case.state import Outcome
from domain.case.talks import Method, Mood
from rehearsal.dice import DAY, at
from rehearsal.xiaonanmen.book import Deed, Writer
from rehearsal.xiaonanmen.village import M2, Home

FEN = 100  # in a yuan
# Yuan a square metre, by the year the standard was published; the same for every household.
STANDARDS = {2008: 1_250, 2009: 1_250, 2011: 1_680, 2013: 2_260, 2016: 2_940, 2020: 3_980}


class Deeds:
    """Makes deeds; personal texts are sealed when a deed is done, not before."""

    def __init__(self, writer: Writer) -> None:
        """Seal with the writer's keys."""
        self.writer = writer

    def opening(self, home: Home, chief: str) -> Deed:
        """Open the file from the survey, and name the chief representative."""
        seal = self.writer.desk.seal

        def deed(case: Case, act: Act) -> None:
            case.open(
                act, project=self.writer.project, task_force=self.writer.task_force,
                case_no=home.case_no, how="roster", people=home.people, village_group=home.group,
                address=self.writer.seal(home, "address", home.address),
            )  # fmt: skip
            for n, (who, share) in enumerate(home.owners, start=1):
                person = uuid5(case.id, f"party {n}")
                name = seal(person, "name", who.name)
                assert name
                relation = "户主" if n == 1 else "共有人"
                case.record_party(
                    act, person=Person(person, name, share), relation=relation,
                    id_number=seal(person, "id_number", who.id_number),
                    phone=seal(person, "phone", who.phone),
                )  # fmt: skip
            for house in home.houses:
                case.record_asset(act, **house._asdict())
            case.name_chief(act, name=chief)

        return deed

    def contact(self, home: Home, method: Method, mood: Mood, summary: str, *,
                messages: int | None = None, next_step: str | None = None,
                in_days: int = 3) -> Deed:  # fmt: skip
        """Talk with the household; a next step falls due some days later."""

        def deed(case: Case, act: Act) -> None:
            facts: dict[str, object] = {"mood": mood, "messages": messages}
            if next_step:
                facts["next_step"] = self.writer.seal(home, "next_step", next_step)
                facts["next_due"] = act.at.date() + timedelta(days=in_days)
            sealed = self.writer.seal(home, "summary", summary)
            case.log_contact(act, method=method, summary=sealed, **facts)

        return deed

    def demand(self, home: Home, text: str) -> Deed:
        """The household asks."""
        return lambda case, act: case.raise_demand(act, text=self.writer.seal(home, "text", text))

    def answer(self, home: Home, n: int, text: str) -> Deed:
        """The household gets an answer to demand ``n``."""
        return lambda case, act: case.answer_demand(
            act, n=n, text=self.writer.seal(home, "text", text)
        )

    def promise(self, home: Home, text: str, due: date) -> Deed:
        """A cadre promises by a day."""
        return lambda case, act: case.promise(
            act, text=self.writer.seal(home, "text", text), due=due
        )

    @staticmethod
    def settle(n: int, *, kept: bool) -> Deed:
        """Say whether promise ``n`` was kept."""
        outcome = "kept" if kept else "broken"
        return lambda case, act: case.settle_promise(act, n=n, outcome=outcome)  # type: ignore[arg-type]

    @staticmethod
    def chief(name: str) -> Deed:
        """Name another chief representative."""
        return lambda case, act: case.name_chief(act, name=name)

    @staticmethod
    def offer(home: Home, year: int, *, days: int = 60) -> Deed:
        """Put the offer that the standard of ``year`` gives, valid for some days."""
        fen = home.area_cm2 * STANDARDS[year] // M2 * FEN
        return lambda case, act: case.make_offer(
            act, amount_fen=fen, valid_until=at(int(act.at.timestamp()) + days * DAY)
        )

    @staticmethod
    def decline() -> Deed:
        """Decline the newest offer."""
        return lambda case, act: case.answer_offer(act, n=len(case.offers), answer="declined")

    @staticmethod
    def accept() -> Deed:
        """Accept the newest offer."""
        return lambda case, act: case.answer_offer(act, n=len(case.offers), answer="accepted")

    @staticmethod
    def sign(party: int) -> Deed:
        """One owner signs."""
        return lambda case, act: case.sign(act, party=party)

    @staticmethod
    def close(outcome: Outcome) -> Deed:
        """Close otherwise than by signing."""
        return lambda case, act: case.close(act, outcome=outcome)

    @staticmethod
    def pay(parts: int = 1) -> Deed:
        """Pay what the accepted offer leaves due, or its first part of ``parts``."""

        def deed(case: Case, act: Act) -> None:
            due = (case.accepted_fen or 0) - case.paid_fen
            case.pay(act, amount_fen=due // parts)

        return deed

    @staticmethod
    def flat(number: str) -> Deed:
        """Assign a resettlement flat."""
        return lambda case, act: case.assign_flat(act, flat=number)

    @staticmethod
    def hand_over() -> Deed:
        """Hand the emptied house over."""
        return lambda case, act: case.hand_over(act)

    @staticmethod
    def demolish() -> Deed:
        """Take the house down."""
        return lambda case, act: case.demolish(act)
