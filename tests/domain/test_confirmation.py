"""A contact of two is confirmed once, by the partner it names, and by nobody else."""

from __future__ import annotations

import pytest

from domain.aggregate import Event
from domain.case import Case
from domain.case.talks import IsNotThePartner, NothingToConfirm, OwnWordConfirmsNothing
from tests.facts import act, decided, only, open_case, saved, sealed


def visited(partner: str | None = "bob", **more: str) -> tuple[Case, Event]:
    """A case that amy visited, its record standing at position 7."""
    case = open_case()
    case.log_contact(act(1, **more), method="visit", accompanied_by=partner)
    return case, only(case)


def test_the_partner_says_that_so_it_was() -> None:
    case, contact = visited()

    case.confirm_contact(act(2, by="bob"), contact=contact, position=7)

    confirmed = only(case)
    assert (confirmed.TOPIC, confirmed.by, confirmed.confirms) == (  # type: ignore[attr-defined]
        "case.contact_confirmed", "bob", 7,
    )  # fmt: skip


def test_it_is_confirmed_once() -> None:
    case, contact = visited()
    case.confirm_contact(act(2, by="bob"), contact=contact, position=7)
    saved(case)

    case.confirm_contact(act(3, by="bob"), contact=contact, position=7)

    assert decided(case) == []


@pytest.mark.parametrize("partner", ["bob", None])
def test_nobody_confirms_in_the_place_of_the_partner(partner: str | None) -> None:
    case, contact = visited(partner)

    for by in ("amy", "cui", "console"):
        with pytest.raises(IsNotThePartner):
            case.confirm_contact(act(2, by=by), contact=contact, position=7)


@pytest.mark.parametrize("told", [{"by": "bob"}, {"recorded_by": "bob"}])
def test_who_told_it_does_not_confirm_it_too(told: dict[str, str]) -> None:
    case, contact = visited("bob", **told)

    with pytest.raises(OwnWordConfirmsNothing):
        case.confirm_contact(act(2, by="bob"), contact=contact, position=7)


def test_a_corrected_partner_confirms_in_the_place_of_the_one_named_first() -> None:
    case, contact = visited("bob")
    case.correct(
        act(2), original=contact, position=7, field="accompanied_by", value="cui",
        reason=sealed("记错"),
    )  # fmt: skip
    saved(case)

    with pytest.raises(IsNotThePartner):
        case.confirm_contact(act(3, by="bob"), contact=contact, position=7)
    case.confirm_contact(act(3, by="cui"), contact=contact, position=7)

    assert case.confirmed == {7: "cui"}


def test_only_a_contact_has_a_partner() -> None:
    case = open_case()
    case.raise_demand(act(1), text=sealed("要房"))

    with pytest.raises(NothingToConfirm):
        case.confirm_contact(act(2, by="bob"), contact=only(case), position=7)
