"""Who is related to the household is not its chief representative; what they do stays on record."""

import pytest

from domain.aggregate import Act
from domain.case import Case
from domain.case.recusal import CadreIsRecused, NoRecusalIsDeclared, OwnRecusalIsNotLifted
from tests.facts import act, decided, only, open_case, saved, sealed

COUSIN = sealed("户主的表弟")


def recused_case() -> Case:
    case = open_case()
    case.declare_recusal(act(1), cadre="amy", relation=COUSIN)
    return saved(case)


def test_a_recusal_says_who_it_is_and_keeps_the_relation_sealed() -> None:
    case = open_case()

    case.declare_recusal(act(1), cadre="amy", relation=COUSIN)

    event = only(case)
    assert isinstance(event, Case.RecusalDeclared)
    assert (event.cadre, event.relation) == ("amy", COUSIN)
    assert case.recused == {"amy": COUSIN}


def test_declared_twice_is_declared_once() -> None:
    case = recused_case()

    case.declare_recusal(act(2), cadre="amy", relation=sealed("亲戚"))

    assert decided(case) == []


def test_who_is_recused_is_not_named_chief_representative() -> None:
    case = recused_case()

    with pytest.raises(CadreIsRecused):
        case.name_chief(act(2), name="amy")
    case.name_chief(act(2), name="bob")

    assert case.chief == "bob"


def test_a_chief_representative_who_is_recused_stays_until_a_person_names_another() -> None:
    case = open_case()
    case.name_chief(act(1), name="amy")
    assert not case.chief_is_recused

    case.declare_recusal(act(2), cadre="amy", relation=COUSIN)

    assert decided(case) == ["chief_named", "recusal_declared"]
    assert (case.chief, case.chief_is_recused) == ("amy", True)


def test_a_case_without_a_chief_representative_has_none_to_replace() -> None:
    assert not recused_case().chief_is_recused


def test_who_is_recused_may_still_have_met_the_household() -> None:
    case = recused_case()

    case.log_contact(act(2), method="visit")

    assert decided(case) == ["contact_logged"]


def test_a_recusal_is_lifted_for_a_reason() -> None:
    case = recused_case()

    case.lift_recusal(act(2, by="cui"), cadre="amy", reason=sealed("查无此关系"))
    case.name_chief(act(3), name="amy")

    assert decided(case) == ["recusal_lifted", "chief_named"]


@pytest.mark.parametrize("act_", [act(2, by="amy"), act(2, by="cui", recorded_by="amy")])
def test_nobody_lifts_their_own_recusal(act_: Act) -> None:
    case = recused_case()

    with pytest.raises(OwnRecusalIsNotLifted):
        case.lift_recusal(act_, cadre="amy", reason=sealed("误报"))


def test_a_recusal_that_was_never_declared_is_not_lifted() -> None:
    with pytest.raises(NoRecusalIsDeclared):
        recused_case().lift_recusal(act(2, by="cui"), cadre="bob", reason=sealed("误报"))


def test_a_moment_that_knows_the_lifting_before_the_declaration_has_nobody_recused() -> None:
    case = recused_case()
    case.lift_recusal(act(2, by="cui"), cadre="amy", reason=sealed("误报"))

    earlier = open_case()
    Case.replay(earlier, case.pending)

    assert earlier.recused == {}
