"""交办, 督办: a chief orders something done on a case by a day, hears of it, and settles it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.aggregate import Act, Event, Label
from domain.case.state import CaseState, change
from domain.refusal import Refusal
from domain.sealed import Sealed

OrderKind = Literal["assigned", "supervised"]
OrderOutcome = Literal["done", "withdrawn"]
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Report:
    """What was told of an order."""

    text: Sealed
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """What a chief ordered; ``to`` None is for whoever is chief representative."""

    n: int
    kind: OrderKind
    text: Sealed
    due: date
    to: str | None
    given_by: str
    given_at: datetime
    reports: tuple[Report, ...] = ()
    outcome: OrderOutcome | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None


class Orders(CaseState):
    """An order needs no open case: payment and handover are ordered after closing too."""

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without any."""
        super().__init__(id)
        self.orders: dict[int, Order] = {}

    class OrderGiven(Event):
        """A chief ordered something done by a day; supervised: the level above watches it."""

        TOPIC = "case.order_given"
        n: int
        kind: OrderKind
        text: Sealed
        due: date
        to: Label | None = None

        def apply(self, case: Orders) -> None:
            """Keep it until it is settled."""
            case.orders[self.n] = Order(
                self.n, self.kind, self.text, self.due, self.to, self.by, self.occurred_at
            )

    class OrderReported(Event):
        """What was done about the order; it is for whoever gave it to settle now."""

        TOPIC = "case.order_reported"
        n: int
        text: Sealed

        def apply(self, case: Orders) -> None:
            """Put the report beside the order."""
            if self.n in case.orders:
                told = Report(self.text, self.by, self.occurred_at)
                known = case.orders[self.n]
                case.orders[self.n] = replace(known, reports=(*known.reports, told))

    class OrderSettled(Event):
        """The order was done, or a chief withdrew it."""

        TOPIC = "case.order_settled"
        n: int
        outcome: OrderOutcome

        def apply(self, case: Orders) -> None:
            """Settle it."""
            change(
                case.orders, self.n, outcome=self.outcome, settled_by=self.by,
                settled_at=self.occurred_at,
            )  # fmt: skip

    def give_order(self, act: Act, *, kind: OrderKind, text: Sealed, due: date,
                   to: str | None = None) -> int:  # fmt: skip
        """Order something done by a day. Returns n. Raises OrderIsDueBeforeItIsGiven."""
        given = act.at.astimezone(SHANGHAI).date()
        if due < given:
            raise OrderIsDueBeforeItIsGiven(due=due.isoformat(), given=given.isoformat())
        n = len(self.orders) + 1
        self.trigger(act, Orders.OrderGiven, n=n, kind=kind, text=text, due=due, to=to)
        return n

    def report_order(self, act: Act, *, n: int, text: Sealed) -> None:
        """Tell what was done; a fact, which may come late, and again."""
        self.one(self.orders, n, "order")
        self.trigger(act, Orders.OrderReported, n=n, text=text)

    def settle_order(self, act: Act, *, n: int, outcome: OrderOutcome) -> None:
        """Settle it; the same outcome again changes nothing. Raises OrderIsSettled."""
        known = self.one(self.orders, n, "order").outcome
        if known == outcome:
            return
        if known:
            raise OrderIsSettled(n=n, outcome=known)
        self.trigger(act, Orders.OrderSettled, n=n, outcome=outcome)


class OrderIsDueBeforeItIsGiven(Refusal):
    """The order is given on {given} and cannot be due on {due}; choose that day or a later one."""

    zh = "交办日期为 {given}，办理期限不能早于当日（{due}）；请改期限。"


class OrderIsSettled(Refusal):
    """Order {n} was already settled as {outcome}; give a new one where needed."""

    zh = "第 {n} 项交办已销号（{outcome}）；需要时请重新交办。"
