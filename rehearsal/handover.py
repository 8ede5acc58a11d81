"""A case passes to a cadre who reads it back; whoever is related to the household steps aside."""

from __future__ import annotations

from domain.aggregate import Act
from rehearsal import phrases
from rehearsal.agenda import Done
from rehearsal.dice import DAY
from rehearsal.household import Household

OFFERED, RECUSED = 0.03, 0.01  # of all households, while their chief representative stays
TO_ANSWER, TO_SETTLE = 7 * DAY, 12 * DAY  # until somebody who leaves is followed by hand


def plan(home: Household, opened: int, leader: str) -> None:
    """Note what some households live through."""
    dice = home.dice
    then = dice.waking_hour(opened + dice.between(30, 530) * DAY)
    if dice.happens(OFFERED):
        home.agenda.note(then, home.chief, lambda act: offer(home, act, home.colleague))
    if dice.happens(RECUSED):
        home.agenda.note(then, leader, lambda act: recuse(home, act, leader))


def plan_leaving(home: Household, leaver: str, leaves: int, successor: str, leader: str) -> None:
    """Let all that ``leaver`` keeps by then go over to ``successor``."""

    def give(act: Act) -> Done:
        return offer(home, act, successor) if home.case.chief == leaver else ()

    def follow(act: Act) -> Done:
        if home.case.chief != leaver or not home.may_be_kept_by(successor):
            return ()
        return home.be_kept_by(act._replace(role="chief"), successor)

    home.agenda.note(home.dice.waking_hour(leaves), leaver, give)
    home.agenda.note(home.dice.waking_hour(leaves + TO_SETTLE), leader, follow)


def offer(home: Household, act: Act, to: str) -> Done:
    """Offer it by its chief representative; the receiver or the giver answers within a week."""
    case, dice = home.case, home.dice
    if case.chief is None or case.open_transfer or not home.may_be_kept_by(to):
        return ()
    n = case.offer_transfer(
        act._replace(by=case.chief), to=to,
        reason=home.seal("reason", dice.one_of(phrases.LEAVING)),
        letter=home.seal("letter", dice.one_of(phrases.LETTERS)),
    )  # fmt: skip
    then = dice.waking_hour(act.at.timestamp() + dice.between(0.2, 1) * TO_ANSWER)
    said = dice.random()
    answers = accept if said < 0.8 else refuse if said < 0.9 else withdraw
    home.agenda.note(then, to, lambda act: answers(home, act, n))
    return (case,)


def accept(home: Household, act: Act, n: int) -> Done:
    """Read back what was promised, and answer for the household from now on."""
    to = home.case.transfers[n].to
    if not home.may_be_kept_by(to):  # related, or gone, since the offer
        return withdraw(home, act, n)
    if home.case.transfers[n].answer:
        return ()
    read_back = home.seal("read_back", home.dice.one_of(phrases.READ_BACK))
    home.case.accept_transfer(act._replace(by=to), n=n, read_back=read_back)
    home.chief, home.colleague = to, home.chief
    return (home.case,)


def refuse(home: Household, act: Act, n: int) -> Done:
    """The receiver does not take it; the giver stays."""
    transfer = home.case.transfers[n]
    if transfer.answer:
        return ()
    reason = home.seal("reason", home.dice.one_of(phrases.REFUSALS))
    home.case.refuse_transfer(act._replace(by=transfer.to), n=n, reason=reason)
    return (home.case,)


def withdraw(home: Household, act: Act, n: int) -> Done:
    """The giver takes the offer back."""
    transfer = home.case.transfers[n]
    if transfer.answer:
        return ()
    reason = home.seal("reason", home.dice.one_of(phrases.REFUSALS))
    home.case.withdraw_transfer(act._replace(by=transfer.offered_by), n=n, reason=reason)
    return (home.case,)


def recuse(home: Household, act: Act, leader: str) -> Done:
    """One of the two is related to the household; where it is the chief representative, the leader
    names the other the day after. Months later some relations do not stand in the way any more.
    """
    case, dice = home.case, home.dice
    who = home.chief if dice.happens(0.4) else home.colleague
    if case.outcome == "merged" or home.chief == home.colleague or case.open_transfer:
        return ()
    relation = home.seal("relation", dice.one_of(phrases.RELATIONS))
    case.declare_recusal(act._replace(by=who), cadre=who, relation=relation)
    home.chief = home.colleague if who == home.chief else home.chief
    home.colleague = home.chief
    now = act.at.timestamp()
    home.agenda.note(now + DAY, leader, lambda act: name(home, act))
    if dice.happens(0.3):
        home.agenda.note(now + dice.between(90, 300) * DAY, leader, lambda act: lift(home, act))
    return (case,)


def name(home: Household, act: Act) -> Done:
    """Name whoever is left, where somebody else stands."""
    if not home.may_be_kept_by(home.chief):
        return ()
    return home.be_kept_by(act._replace(role="chief"), home.chief)


def lift(home: Household, act: Act) -> Done:
    """The leader lifts what was declared."""
    case = home.case
    cadre = next(iter(case.recused), None)
    if cadre is None or cadre == act.by:
        return ()
    reason = home.seal("reason", home.dice.one_of(phrases.LIFTED))
    case.lift_recusal(act._replace(role="chief"), cadre=cadre, reason=reason)
    return (case,)
