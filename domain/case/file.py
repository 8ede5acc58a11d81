"""Who holds rights in what: parties with shares, assets with areas, and how households change."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, NamedTuple
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from domain.aggregate import Act, Event, Label
from domain.case.opening import Opening
from domain.case.state import Asset, CaseState, Party, change
from domain.refusal import Refusal, ValueDoesNotFit
from domain.sealed import Sealed

Share = Annotated[str, StringConstraints(pattern=r"^\d{1,9}/[1-9]\d{0,8}$")]
Area = Annotated[int, Field(ge=0)]
MOST_CM2 = 10**12  # a hundred square kilometres


class Heir(BaseModel):
    """One who follows a party, with the share taken over."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: int
    person: UUID
    name: Sealed
    share: Share | None = None


class Person(NamedTuple):
    """A right holder as the decisions take one."""

    person: UUID
    name: Sealed
    share: str | None = None


class File(Opening):
    """The household's file: parties, assets, split, merge, succession."""

    class PartyRecorded(Event):
        """A right holder was recorded."""

        TOPIC = "case.party_recorded"
        CORRECTABLE = frozenset({"name", "id_number", "phone", "bank_account", "share", "relation"})
        n: int
        person: UUID
        name: Sealed
        share: Share | None = None
        relation: str | None = None
        id_number: Sealed | None = None
        phone: Sealed | None = None
        bank_account: Sealed | None = None

        def apply(self, case: CaseState) -> None:
            """Add the party."""
            case.parties[self.n] = Party(
                self.n, self.person, self.name, fraction(self.share), self.relation,
                self.id_number, self.phone, self.bank_account,
            )  # fmt: skip

    class AssetRecorded(Event):
        """A house or plot was recorded, areas in cm²."""

        TOPIC = "case.asset_recorded"
        CORRECTABLE = frozenset({"kind", "legal_area_cm2", "unregistered_area_cm2", "structure"})
        n: int
        kind: Label
        legal_area_cm2: Area
        unregistered_area_cm2: Area
        structure: str | None = None

        def apply(self, case: CaseState) -> None:
            """Add the asset."""
            case.assets[self.n] = Asset(
                self.n, self.kind, self.legal_area_cm2, self.unregistered_area_cm2
            )

    class PartySucceeded(Event):
        """A party was followed by heirs (继承)."""

        TOPIC = "case.party_succeeded"
        n: int
        heirs: tuple[Heir, ...]

        def apply(self, case: CaseState) -> None:
            """Let the heirs stand where the party stood."""
            change(case.parties, self.n, stands=False)
            for heir in self.heirs:
                case.parties[heir.n] = Party(heir.n, heir.person, heir.name, fraction(heir.share))

    class Split(Event):
        """Some parties went on in a case of their own (分户)."""

        TOPIC = "case.split"
        into: UUID
        case_no: Label
        parties: tuple[int, ...]

        def apply(self, case: CaseState) -> None:
            """Let them go."""
            case.became += (self.case_no,)
            for n in self.parties:
                change(case.parties, n, stands=False)

    class Merged(Event):
        """The household went on in another case (并户)."""

        TOPIC = "case.merged"
        into: UUID
        case_no: Label

        def apply(self, case: CaseState) -> None:
            """Say where it went."""
            case.became += (self.case_no,)

    def record_party(self, act: Act, *, person: Person, **facts: object) -> int:
        """Record a right holder; the shares of those who stand sum to at most one. Returns n."""
        self._shares_must_fit([*self._shares(), fraction(person.share)])
        n = len(self.parties) + 1
        self.trigger(act, File.PartyRecorded, n=n, **person._asdict(), **facts)
        return n

    def record_asset(self, act: Act, *, kind: str, legal_area_cm2: int,
                     unregistered_area_cm2: int, structure: str | None = None) -> int:  # fmt: skip
        """Record a house or plot, areas in cm². Returns n."""
        n = len(self.assets) + 1
        self.trigger(
            act, File.AssetRecorded, n=n, kind=kind, legal_area_cm2=legal_area_cm2,
            unregistered_area_cm2=unregistered_area_cm2, structure=structure,
        )  # fmt: skip
        return n

    def succeed(self, act: Act, *, n: int, heirs: list[Person]) -> None:
        """Let heirs follow party ``n``; together they hold at most what it held."""
        self._must_stand(n)
        if not heirs:
            raise NobodyFollows(n=n)
        others = [party.share for party in self.standing_parties if party.n != n]
        self._shares_must_fit([*others, *(fraction(heir.share) for heir in heirs)])
        first = len(self.parties) + 1
        numbered = tuple(Heir(n=first + i, **heir._asdict()) for i, heir in enumerate(heirs))
        self.trigger(act, File.PartySucceeded, n=n, heirs=numbered)

    def split(self, act: Act, *, new: File, case_no: str, parties: list[int]) -> None:
        """Let ``parties`` go on in the ``new`` case, which inherits the first opening."""
        self.must_be_open()
        for n in parties:
            self._must_stand(n)
        if not parties or len(set(parties)) >= len(self.standing_parties):
            raise SplitLeavesNobody
        assert self.project
        assert self.first_opened_at
        new.open(
            act, project=self.project, task_force=self.task_force, case_no=case_no, kind=self.kind,
            how="split", address=self.address, origin=self.id,
            first_opened_at=self.first_opened_at,
        )  # fmt: skip
        for n in parties:
            party = self.parties[n]
            new.trigger(
                act, File.PartyRecorded, n=len(new.parties) + 1, person=party.person,
                name=party.name, share=None, relation=party.relation, id_number=party.id_number,
                phone=party.phone, bank_account=party.bank_account,
            )  # fmt: skip
        self.trigger(act, File.Split, into=new.id, case_no=case_no, parties=tuple(parties))

    def merge(self, act: Act, *, into: File) -> None:
        """Let the household go on in ``into``; this case closes as merged."""
        self.must_be_open()
        into.must_be_open()
        if into.id == self.id or into.project != self.project:
            raise MergesOnlyWithinProject
        self.trigger(act, File.Merged, into=into.id, case_no=into.case_no)
        self.close_as(act, outcome="merged")

    def _must_stand(self, n: int) -> None:
        if not self.one(self.parties, n, "party").stands:
            raise PartyStandsNoLonger(n=n)

    def _shares(self) -> list[Fraction | None]:
        return [party.share for party in self.standing_parties]

    def _shares_must_fit(self, shares: list[Fraction | None]) -> None:
        total = sum((share for share in shares if share is not None), Fraction(0))
        if total > 1:
            raise SharesExceedWhole(total=total)


def fraction(share: str | None) -> Fraction | None:
    """Read a share, e.g. "1/2". Raises ValueDoesNotFit."""
    try:
        return None if share is None else Fraction(share)
    except (ValueError, ZeroDivisionError):
        raise ValueDoesNotFit(field="share", why=share) from None


class SharesExceedWhole(Refusal):
    """The shares would sum to {total}, more than the whole."""

    zh = "份额合计将达 {total}，超过全部产权。"


class PartyStandsNoLonger(Refusal):
    """Party {n} no longer stands in this case."""

    zh = "{n} 号权利人已不在本户案中。"


class NobodyFollows(Refusal):
    """Name at least one heir for party {n}."""

    zh = "请至少填写 {n} 号权利人的一名继承人。"


class SplitLeavesNobody(Refusal):
    """A split needs at least one party that goes and one that stays."""

    zh = "分户须至少有一名权利人分出、一名权利人留下。"


class MergesOnlyWithinProject(Refusal):
    """A case merges only into another case of the same project."""

    zh = "只能并入同一项目的另一户案。"
