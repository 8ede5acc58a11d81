"""Offer, answer, signatures, payment, handover, demolition: in lawful order or not at all."""

from __future__ import annotations

from collections.abc import Callable

from domain.aggregate import Act
from domain.case.state import Outcome
from rehearsal import out_of_touch, phrases
from rehearsal.agenda import Done
from rehearsal.dice import DAY, HOUR, at
from rehearsal.household import Household

YUAN_A_SQUARE_METRE = 3_800
CM2 = 10_000  # in a square metre
FEN = 100  # in a yuan
ELSEWISE: tuple[Outcome, ...] = ("resolved", "excluded", "withdrawn", "resolved", "other")


def plan(home: Household, opened: int, closes: float | None) -> None:
    """Note how the household will be settled; without a closing it only hears an offer or two."""
    dice, note = home.dice, home.agenda.note
    span = (opened + 900 * DAY if closes is None else closes) - opened
    note(opened + span * dice.between(0.3, 0.6), home.chief, lambda act: offer(home, act))
    if closes is None:
        return
    if dice.happens(0.05):
        outcome = dice.one_of(ELSEWISE)
        note(dice.waking_hour(closes), home.chief, lambda act: close(home, act, outcome))
    else:
        note(dice.waking_hour(closes - 2 * DAY), home.chief, lambda act: accept(home, act))


def offer(home: Household, act: Act) -> Done:
    """Put an offer by area; some are declined and put anew."""
    case, dice = home.case, home.dice
    if case.is_closed or case.accepted_fen is not None:
        return ()
    seen = case.version
    make_offer(home, act)
    n = len(case.offers)
    out_of_touch.plan(home, act, seen, case.offers[n].amount_fen)
    if dice.happens(0.25):
        then = act.at.timestamp() + dice.between(0.2, 6) * DAY
        home.agenda.note(then, home.chief, lambda act: decline(home, act, n))
    return (case,)


def make_offer(home: Household, act: Act) -> None:
    """Compute and put it; half of them are valid for ninety days only."""
    area = sum(
        asset.legal_area_cm2 + asset.unregistered_area_cm2 // 2
        for asset in home.case.assets.values()
    )
    yuan = (area or 100 * CM2) * YUAN_A_SQUARE_METRE // CM2
    valid_until = at(int(act.at.timestamp()) + 90 * DAY) if home.dice.happens(0.5) else None
    home.case.make_offer(act, amount_fen=yuan * FEN, valid_until=valid_until)


def decline(home: Household, act: Act, n: int) -> Done:
    """Say no to an offer that is still open."""
    if home.case.is_closed or home.case.offers[n].answer:
        return ()
    home.case.answer_offer(act, n=n, answer="declined")
    return (home.case,)


def accept(home: Household, act: Act) -> Done:
    """Accept the newest offer, put anew where none is open and valid; signing follows."""
    case, dice = home.case, home.dice
    if case.is_closed:
        return ()
    if case.accepted_fen is None:
        newest = case.offers.get(len(case.offers))
        is_stale = newest and newest.valid_until and newest.valid_until < act.at
        if newest is None or newest.answer or is_stale:
            make_offer(home, act)
        case.answer_offer(act, n=len(case.offers), answer="accepted")
    note_signature(home, act.at.timestamp() + dice.between(2, 20) * HOUR)
    return (case,)


def note_signature(home: Household, then: float) -> None:
    """Let the next of those who must sign do so."""
    home.agenda.note(then, home.chief, lambda act: sign(home, act))


def sign(home: Household, act: Act) -> Done:
    """One party signs; the last one makes the agreement effective and closes the case."""
    case, dice = home.case, home.dice
    signed = {signature.party for signature in case.signatures.values() if signature.stands}
    waiting = [party.n for party in case.standing_parties if party.n not in signed]
    if case.is_closed or not waiting:
        return ()
    case.sign(act, party=waiting[0])
    now = act.at.timestamp()
    if case.outcome is None:
        note_signature(home, now + dice.between(0.1, 9) * HOUR)
    elif dice.happens(0.01):
        note_later(home, now, 1, 10, take_back)
    else:
        note_later(home, now, 8, 40, pay)
    return (case,)


def note_later(home: Household, now: float, least: float, most: float,
               deed: Callable[[Household, Act], Done]) -> None:  # fmt: skip
    """Let ``deed`` follow after so many days."""
    then = home.dice.waking_hour(now + home.dice.between(least, most) * DAY)
    home.agenda.note(then, home.chief, lambda act: deed(home, act))


def take_back(home: Household, act: Act) -> Done:
    """A party takes its signature back, the case opens again; weeks later it signs after all."""
    case = home.case
    standing = [s.n for s in case.signatures.values() if s.stands]
    if case.outcome != "signed" or not standing:
        return ()
    reason = home.seal("reason", home.dice.one_of(phrases.REASONS))
    case.withdraw_signature(act, n=standing[-1], reason=reason)
    note_signature(home, act.at.timestamp() + home.dice.between(5, 60) * DAY)
    return (case,)


def close(home: Household, act: Act, outcome: Outcome) -> Done:
    """Close otherwise than by signing; a few are opened again and sign."""
    if home.case.is_closed:
        return ()
    home.case.close(act, outcome=outcome)
    if home.dice.happens(0.15):
        note_later(home, act.at.timestamp(), 30, 300, reopen)
    return (home.case,)


def reopen(home: Household, act: Act) -> Done:
    """Open again, and come to terms."""
    if not home.case.is_closed or home.case.outcome == "merged":
        return ()
    home.case.reopen(act, reason=home.seal("reason", home.dice.one_of(phrases.REASONS)))
    note_later(home, act.at.timestamp(), 5, 90, accept)
    return (home.case,)


def pay(home: Household, act: Act) -> Done:
    """Pay at once, in two parts, or assign a flat instead."""
    case, dice = home.case, home.dice
    if case.effective_at is None or case.is_paid or case.flat:
        return ()
    due = (case.accepted_fen or 0) - case.paid_fen
    now = act.at.timestamp()
    if not case.payments and dice.happens(0.2):
        case.assign_flat(act, flat=f"安置房{dice.randrange(1, 40)}幢{dice.randrange(101, 1899)}室")
    elif not case.payments and dice.happens(0.4):
        case.pay(act, amount_fen=due // 2)
        note_later(home, now, 20, 60, pay)
        return (case,)
    else:
        case.pay(act, amount_fen=due)
    if dice.happens(0.97):
        note_later(home, now, 5, 60, hand_over)
    return (case,)


def hand_over(home: Household, act: Act) -> Done:
    """Hand the emptied house over, once compensated."""
    case = home.case
    if case.effective_at is None or not (case.is_paid or case.flat):
        return ()
    case.hand_over(act)
    if home.dice.happens(0.95):
        note_later(home, act.at.timestamp(), 10, 120, demolish)
    return (case,)


def demolish(home: Household, act: Act) -> Done:
    """Take the house down, once handed over."""
    home.case.demolish(act)
    return (home.case,)
