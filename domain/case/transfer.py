"""交接: a case goes over to another cadre only when that cadre has said back what binds them."""

from __future__ import annotations

from typing import Literal

from domain.aggregate import Act, Event, Label
from domain.case.recusal import CadreIsRecused, Recusal
from domain.case.state import CaseState, Transfer, change
from domain.refusal import Refusal
from domain.sealed import Sealed

CONSOLE = "console"  # the role that keeps the books and may answer for anybody
LEADS = frozenset({"chief", CONSOLE})  # roles that may give what is another's


class Transfers(Recusal):
    """Until a transfer is accepted the giver stays chief representative: nobody falls between.

    A case needs not be open: handover and payment go on after closing.
    """

    class TransferOffered(Event):
        """The case is offered to a cadre; ``letter`` is what that cadre must know."""

        TOPIC = "case.transfer_offered"
        n: int
        to: Label
        instead_of: Label | None = None  # absent: the case had no chief representative
        reason: Sealed
        letter: Sealed | None = None

        def apply(self, case: CaseState) -> None:
            """Keep it until it is answered."""
            case.transfers[self.n] = Transfer(
                self.n, self.to, self.instead_of, self.reason, self.letter, self.by,
                self.occurred_at,
            )  # fmt: skip

    class TransferAccepted(Event):
        """The receiver said back promises and red lines, and answers for the case from now on."""

        TOPIC = "case.transfer_accepted"
        n: int
        read_back: Sealed

        def apply(self, case: CaseState) -> None:
            """Close it; the chief representative is named by an event of its own."""
            answer(case, self, "accepted", self.read_back)

    class TransferRefused(Event):
        """The receiver does not take the case over."""

        TOPIC = "case.transfer_refused"
        n: int
        reason: Sealed

        def apply(self, case: CaseState) -> None:
            """Close it; the giver stays."""
            answer(case, self, "refused", self.reason)

    class TransferWithdrawn(Event):
        """The offer stands no more; without a reason where a chief was named by hand."""

        TOPIC = "case.transfer_withdrawn"
        n: int
        reason: Sealed | None = None

        def apply(self, case: CaseState) -> None:
            """Close it; the giver stays, or whoever was named."""
            answer(case, self, "withdrawn", self.reason)

    @property
    def open_transfer(self) -> Transfer | None:
        """The one that waits for an answer."""
        return next((each for each in self.transfers.values() if each.answer is None), None)

    def offer_transfer(self, act: Act, *, to: str, reason: Sealed,
                       letter: Sealed | None = None) -> int:  # fmt: skip
        """Offer the case to a cadre. Returns n.

        Raises NotYoursToGive, IsChiefAlready, CadreIsRecused, TransferIsOpen.
        """
        self._must_be_theirs(act, self.chief)
        if to == self.chief:
            raise IsChiefAlready(cadre=to, case_no=self.case_no)
        if to in self.recused:
            raise CadreIsRecused(cadre=to, case_no=self.case_no)
        if waiting := self.open_transfer:
            raise TransferIsOpen(n=waiting.n, to=waiting.to, case_no=self.case_no)
        n = len(self.transfers) + 1
        self.trigger(
            act, Transfers.TransferOffered, n=n, to=to, instead_of=self.chief, reason=reason,
            letter=letter,
        )  # fmt: skip
        return n

    def accept_transfer(self, act: Act, *, n: int, read_back: Sealed | None) -> None:
        """Take the case over; accepted again changes nothing.

        Raises IsNotTheReceiver, NothingReadBack, TransferIsAnswered, CadreIsRecused.
        """
        transfer = self._to_answer(act, n, "accepted")
        if transfer is None:
            return
        if read_back is None:
            raise NothingReadBack(case_no=self.case_no)
        if transfer.to in self.recused:  # declared since the offer
            raise CadreIsRecused(cadre=transfer.to, case_no=self.case_no)
        self.trigger(act, Transfers.TransferAccepted, n=n, read_back=read_back)
        self.name_chief(act, name=transfer.to)

    def refuse_transfer(self, act: Act, *, n: int, reason: Sealed) -> None:
        """Decline to take the case over; refused again changes nothing.

        Raises IsNotTheReceiver, TransferIsAnswered.
        """
        if self._to_answer(act, n, "refused"):
            self.trigger(act, Transfers.TransferRefused, n=n, reason=reason)

    def withdraw_transfer(self, act: Act, *, n: int, reason: Sealed) -> None:
        """Take the offer back; withdrawn again changes nothing.

        Raises NotYoursToGive, TransferIsAnswered.
        """
        if transfer := self._still_open(n, "withdrawn"):
            self._must_be_theirs(act, transfer.offered_by, self.chief)
            self.trigger(act, Transfers.TransferWithdrawn, n=n, reason=reason)

    def name_chief(self, act: Act, *, name: str) -> None:
        """Name or change the chief representative; another one lets an open transfer fall."""
        before = self.version
        super().name_chief(act, name=name)
        if self.version > before and (fallen := self.open_transfer):
            self.trigger(act, Transfers.TransferWithdrawn, n=fallen.n)

    def _must_be_theirs(self, act: Act, *givers: str | None) -> None:
        # Else a cadre could offer another's case to themselves.
        if act.by not in givers and act.role not in LEADS:
            raise NotYoursToGive(case_no=self.case_no, chief=self.chief or "—")

    def _to_answer(self, act: Act, n: int, said: str) -> Transfer | None:
        transfer = self._still_open(n, said)
        if transfer and act.by != transfer.to and act.role != CONSOLE:
            raise IsNotTheReceiver(to=transfer.to, by=act.by)
        return transfer

    def _still_open(self, n: int, said: str) -> Transfer | None:
        transfer = self.one(self.transfers, n, "transfer")
        if transfer.answer not in {None, said}:
            raise TransferIsAnswered(n=n, answer=transfer.answer)
        return None if transfer.answer else transfer


def answer(case: CaseState, event: Event, said: Literal["accepted", "refused", "withdrawn"],
           text: Sealed | None) -> None:  # fmt: skip
    """Put the answer beside the offer, where the moment looked at knows it."""
    n: int = event.n  # type: ignore[attr-defined]
    change(
        case.transfers, n, answer=said, answered_by=event.by, answered_at=event.occurred_at,
        text=text,
    )  # fmt: skip


class NotYoursToGive(Refusal):
    """Case {case_no} is with {chief}; only they or a task-force chief can hand it over."""

    zh = "户案 {case_no} 的首席代表是 {chief}；只有本人或专班负责人可以发起、撤回交接。"


class IsChiefAlready(Refusal):
    """{cadre} is the chief representative of case {case_no} already; offer it to another cadre."""

    zh = "{cadre} 已是户案 {case_no} 的首席代表，请交给其他干部。"


class TransferIsOpen(Refusal):
    """Case {case_no} is offered to {to} and waits for an answer; withdraw transfer {n} first."""

    zh = "户案 {case_no} 正等待 {to} 接收；请先撤回第 {n} 次交接。"


class TransferIsAnswered(Refusal):
    """Transfer {n} has another answer already, which stands; offer the case anew where needed."""

    zh = "第 {n} 次交接已有另外的答复，答复不改；需要时请重新发起交接。"


class IsNotTheReceiver(Refusal):
    """This transfer is offered to {to}; {by} cannot answer for another cadre."""

    zh = "这次交接的接收人是 {to}，{by} 不能代答。"


class NothingReadBack(Refusal):
    """Say back the promises and red lines of case {case_no} in your own words, then accept."""

    zh = "请用自己的话复述户案 {case_no} 的承诺与红线，再接收。"
