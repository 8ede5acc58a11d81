"""Every refusal is one sentence in the reader's language, with the facts that fill it."""

import string
from collections.abc import Iterator

import pytest

import domain.case
import domain.erasure
import domain.inspection
import domain.project
import domain.task_force  # noqa: F401 - loaded, so that their refusals are known
from domain.refusal import Refusal, Unknown


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for narrower in kind.__subclasses__():
        if narrower.__module__.startswith("domain."):
            yield narrower
        yield from refusals(narrower)


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


KINDS = {kind.__name__: kind for kind in refusals()}
every = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every
def test_a_refusal_speaks_english_and_ends_with_a_period(kind: type[Refusal]) -> None:
    assert kind.__doc__
    assert kind.__doc__.endswith(".")
    assert "  " not in kind.__doc__


@every
def test_a_refusal_speaks_chinese_in_its_own_words(kind: type[Refusal]) -> None:
    assert kind.zh.endswith("。")
    assert kind.zh != Refusal.zh
    assert any("\u4e00" <= character <= "\u9fff" for character in kind.zh)


@every
def test_both_sentences_are_filled_by_the_facts_and_by_no_other(kind: type[Refusal]) -> None:
    facts = dict.fromkeys(names(kind.__doc__ or ""), "«fact»")

    refused = kind(**facts)

    assert names(kind.zh) <= set(facts)
    assert "{" not in refused.sentence("en") + refused.sentence("zh")
    assert str(refused) == refused.sentence("en")


@every
def test_a_broken_rule_is_a_conflict_unless_it_says_otherwise(kind: type[Refusal]) -> None:
    assert kind.status in {404, 409, 422}


def test_the_rules_of_moving_recusal_and_holds_name_their_statute() -> None:
    named = {kind.__name__ for kind in refusals() if kind.article}

    assert named == {
        "AgreementIsNotEffective", "CadreIsRecused", "InspectionNeedsIt", "IsHeld",
        "LawsuitNeedsIt", "NoOfferWasAccepted", "NotHandedOver", "NotYetCompensated",
        "OwnRecusalIsNotLifted",
    }  # fmt: skip


def test_what_is_unknown_is_named_in_the_readers_language() -> None:
    refusal = Unknown(what="task force EAST")

    assert refusal.sentence("zh") == "没有找到：专班 EAST。"
    assert refusal.sentence("en") == "task force EAST is not known here."
