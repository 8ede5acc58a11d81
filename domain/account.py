"""An account is a person who may act; each posting says in which role, over what, from when."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

from pydantic import AwareDatetime

from domain.aggregate import Act, Aggregate, Event, Label
from domain.refusal import Refusal

Role = Literal["cadre", "chief", "inspector", "admin"]
Remit = Literal["task_force", "project", "all"]
SignIn = Literal["password", "password_reset", "second_factor_on", "second_factor_off"]
ROLES: tuple[str, ...] = get_args(Role)
RESERVED = frozenset({"console", "household"})  # what acts without an account


class Account(Aggregate):
    """账号: who granted what to whom, when and on what ground; secrets are never events."""

    STREAM = "account."

    class Opened(Event):
        """The account was opened for a person, whose name is how they sign in and sign."""

        TOPIC = "account.opened"
        name: Label
        ground: Label | None = None

        def apply(self, account: Account) -> None:
            """Take in whose it is."""
            account.name = self.name

    class Posted(Event):
        """The person was posted; what it is over stands in the event's project or task force."""

        TOPIC = "account.posted"
        n: int
        acting_role: Role
        remit: Remit
        until: AwareDatetime | None = None
        ground: Label | None = None

        def apply(self, account: Account) -> None:
            """Count the posting in."""
            account.postings[self.n] = self
            account.ended.pop(self.n, None)

    class PostingEnded(Event):
        """The posting ended, for a reason."""

        TOPIC = "account.posting_ended"
        n: int
        reason: Label

        def apply(self, account: Account) -> None:
            """Count the posting out."""
            account.ended[self.n] = self.occurred_at

    class Disabled(Event):
        """Nobody acts under this name until it is enabled again."""

        TOPIC = "account.disabled"
        reason: Label

        def apply(self, account: Account) -> None:
            """Shut it."""
            account.is_disabled = True

    class Enabled(Event):
        """The account serves again."""

        TOPIC = "account.enabled"
        reason: Label

        def apply(self, account: Account) -> None:
            """Let it in."""
            account.is_disabled = False

    class SignInChanged(Event):
        """How the person proves who they are was changed; by whom says who did it."""

        TOPIC = "account.sign_in_changed"
        what: SignIn

        def apply(self, account: Account) -> None:
            """Nothing of it decides anything here."""

    def __init__(self, id: UUID) -> None:  # noqa: A002
        """Start without a posting."""
        super().__init__(id)
        self.name = ""
        self.postings: dict[int, Account.Posted] = {}
        self.ended: dict[int, datetime] = {}
        self.is_disabled = False

    def open(self, act: Act, *, name: str, ground: str | None = None) -> None:
        """Open it for ``name``. Raises NameIsReserved, NameHoldsUnseenCharacters."""
        if unicodedata.normalize("NFKC", name).strip().casefold() in RESERVED:
            raise NameIsReserved(name=name)
        if any(unicodedata.category(character) in {"Cc", "Cf"} for character in name):
            raise NameHoldsUnseenCharacters
        self.trigger(act, Account.Opened, name=name, ground=ground)

    def post(self, act: Act, *, role: Role, remit: Remit, over: UUID | None = None,
             until: datetime | None = None, ground: str | None = None) -> int:  # fmt: skip
        """Post the person over a task force or project, or over everything; gives its number.

        The same posting again changes nothing. Raises EndsBeforeItBegins.
        """
        if until is not None and until <= act.at:
            raise EndsBeforeItBegins
        for n, posting in self.postings.items():
            there = posting.acting_role, posting.remit, posting.project or posting.task_force
            if n not in self.ended and there == (role, remit, over) and posting.until == until:
                return n
        n = len(self.postings) + 1
        place = {"project": {"_project": over}, "task_force": {"_task_force": over}, "all": {}}
        self.trigger(
            act, Account.Posted, n=n, acting_role=role, remit=remit, until=until, ground=ground,
            **place[remit],
        )  # fmt: skip
        return n

    def end_posting(self, act: Act, *, n: int, reason: str) -> None:
        """End a posting; one that ended already changes nothing. Raises IsNoPosting."""
        if n not in self.postings:
            raise IsNoPosting(n=n)
        if n not in self.ended:
            self.trigger(act, Account.PostingEnded, n=n, reason=reason)

    def disable(self, act: Act, *, reason: str) -> None:
        """Shut it; a shut one changes nothing."""
        if not self.is_disabled:
            self.trigger(act, Account.Disabled, reason=reason)

    def enable(self, act: Act, *, reason: str) -> None:
        """Open it again."""
        if self.is_disabled:
            self.trigger(act, Account.Enabled, reason=reason)

    def change_sign_in(self, act: Act, *, what: SignIn) -> None:
        """Note that a password or a second factor was changed."""
        self.trigger(act, Account.SignInChanged, what=what)


class NameIsTaken(Refusal):
    """There is an account named {name} already; add a posting to it instead."""

    zh = "账号“{name}”已存在；请为其增加岗位。"


class NameIsReserved(Refusal):
    """The name {name} stands for the server itself or a household; choose another."""

    zh = "“{name}”专指服务器本机或住户，不能用作账号；请换一个名称。"
    status = 422


class NameHoldsUnseenCharacters(Refusal):
    """The name holds characters that cannot be seen; type it anew."""

    zh = "名称中含有看不见的字符；请重新输入。"
    status = 422


class EndsBeforeItBegins(Refusal):
    """A posting ends after it begins; give a later end."""

    zh = "岗位的结束时间须晚于开始时间，请改正。"
    status = 422


class IsNoPosting(Refusal):
    """The account has no posting number {n}."""

    zh = "该账号没有第 {n} 号岗位。"
    status = 404
