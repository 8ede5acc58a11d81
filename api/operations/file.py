"""Parties, assets, chief representative, opening and closing, split, merge, succession."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid5

from pydantic import Field

from api.operations.act import Operation
from api.texts import Ordinal, Share, Text, Word, case_number
from domain.aggregate import Act
from domain.case import Case
from domain.case.file import MOST_CM2, Person
from domain.case.opening import CaseNumberIsTaken
from domain.case.state import Outcome
from domain.refusal import Unknown
from store.books import Books

MOST_PEOPLE = 500  # in one operation


def person_of(books: Books, case: Case, n: int, name: str, share: str | None) -> Person:
    """A right holder with the name sealed under a key of their own."""
    person = uuid5(case.id, f"party {n}")
    return Person(person, books.vault.seal(person, "name", name), share)


class RecordParty(Operation):
    """A right holder with a share."""

    name: Word
    share: Share | None = None
    relation: Word | None = None
    id_number: Word | None = None
    phone: Word | None = None
    bank_account: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Record the party."""
        person = person_of(books, case, len(case.parties) + 1, self.name, self.share)
        sealed = {
            field: books.desk.seal(person.person, field, getattr(self, field))
            for field in ("id_number", "phone", "bank_account")
        }
        return {"n": case.record_party(act, person=person, relation=self.relation, **sealed)}


class RecordAsset(Operation):
    """A house or plot, areas in cm²."""

    kind: Word
    legal_area_cm2: int = Field(ge=0, le=MOST_CM2)
    unregistered_area_cm2: int = Field(ge=0, le=MOST_CM2)
    structure: Word | None = None

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Record the asset."""
        return {
            "n": case.record_asset(
                act, kind=self.kind, legal_area_cm2=self.legal_area_cm2,
                unregistered_area_cm2=self.unregistered_area_cm2, structure=self.structure,
            )
        }  # fmt: skip


class NameChief(Operation):
    """The chief representative from now on."""

    IS_FOR_CHIEFS = True

    name: Word

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Name the chief."""
        case.name_chief(act, name=self.name)


class Close(Operation):
    """Close with an outcome that a person decides."""

    DECIDES: ClassVar[bool] = True
    outcome: Outcome

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Close the case."""
        case.close(act, outcome=self.outcome)


class Reopen(Operation):
    """Open a closed case again."""

    reason: Text

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Reopen the case."""
        case.reopen(act, reason=books.vault.seal(case.id, "reason", self.reason))


class Heir(Operation):
    """One who follows a party; it has no time of its own."""

    occurred_at: Any = None
    name: Word
    share: Share | None = None


class Succeed(Operation):
    """Heirs follow a party."""

    heirs: Annotated[list[Heir], Field(max_length=MOST_PEOPLE)]

    def decide(self, books: Books, case: Case, act: Act, n: int) -> None:
        """Let the heirs follow."""
        first = len(case.parties) + 1
        heirs = [
            person_of(books, case, first + i, heir.name, heir.share)
            for i, heir in enumerate(self.heirs)
        ]
        case.succeed(act, n=n, heirs=heirs)


class Merge(Operation):
    """Go on in another case of the project, named by its id or number."""

    into: Word

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Merge."""
        assert case.project
        into = books.desk.case(_case_named(books, case.project, self.into))
        if not books.sight.holds(into.project):
            raise Unknown(what=f"case {into.id}")
        case.merge(act, into=into)
        return {"into": str(into.id)}


class Split(Operation):
    """Some parties go on in a case of their own."""

    case_no: Word
    parties: Annotated[list[Ordinal], Field(max_length=MOST_PEOPLE)]

    def decide(self, books: Books, case: Case, act: Act, n: int) -> dict[str, Any]:
        """Split; the new case is saved with this one."""
        assert case.project
        number = case_number(self.case_no)
        new = Case(books.desk.case_id(case.project, number))
        if books.desk.exists(new.id):
            raise CaseNumberIsTaken(case_no=number)
        case.split(act, new=new, case_no=number, parties=self.parties)
        case.pending[:0] = new.collect_events()
        return {"id": str(new.id), "case_no": number}


def _case_named(books: Books, project: UUID, name: str) -> UUID:
    try:
        return UUID(name)
    except ValueError:
        return books.desk.case_id(project, case_number(name))


FILE: dict[str, type[Operation]] = {
    "parties": RecordParty,
    "assets": RecordAsset,
    "chief": NameChief,
    "close": Close,
    "reopen": Reopen,
    "split": Split,
    "merge": Merge,
    "parties/{n}/succession": Succeed,
}
