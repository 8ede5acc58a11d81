"""All who sign at one table sign the same document, in ink, on the screen, or before a witness."""

from __future__ import annotations

from typing import Any

import pytest

from domain.case.at_the_table import (
    DocumentDiffers,
    DocumentIsMissing,
    DocumentIsNotAttached,
    MandateNeedsDocument,
    MarkIsMissing,
    MeansIsMissing,
    Shown,
    SignatureIsUnbound,
    ThumbprintNeedsWitness,
)
from domain.case.attachment import Attachment
from domain.case.signing import NoOfferWasAccepted
from domain.refusal import Refusal
from tests.facts import act, case_to_sign, decided, open_case, sealed


def file(sign: str, kind: str = "document") -> Attachment:
    told = {"sha256": sign * 64, "kind": kind, "media_type": "image/jpeg", "size": 9}
    return Attachment.model_validate(told)


AGREEMENT, OTHER_TEXT, MANDATE, MARK = file("a"), file("b"), file("c"), file("d", "photo")


def shown(*files: Attachment, **other: Any) -> Shown:
    """Ink under the agreement, unless it says otherwise."""
    bound = Shown(means="ink", document=AGREEMENT.sha256, attachments=files or (AGREEMENT, MARK))
    return bound._replace(**other)


def test_a_signature_is_bound_to_the_document_that_was_shown() -> None:
    case = case_to_sign("1/1")

    case.sign(act(3), party=1, shown=shown())

    assert decided(case) == ["signature_captured", "agreement_effective", "closed"]
    assert (case.signatures[1].means, case.signatures[1].document) == ("ink", "a" * 64)


@pytest.mark.parametrize("means", ["ink", "finger"])
def test_all_shares_sign_the_same_document_and_the_last_makes_it_effective(means: str) -> None:
    case = case_to_sign("1/2", "1/2")

    case.sign(act(3), party=1, shown=shown(means=means))
    assert case.outcome is None
    case.sign(act(4), party=2, shown=shown(file("e", "photo"), means=means))

    assert case.outcome == "signed"


def test_another_document_is_refused_and_both_are_named() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1, shown=shown())

    with pytest.raises(DocumentDiffers) as told:
        case.sign(act(4), party=2, shown=shown(OTHER_TEXT, MARK, document="b" * 64))

    for language in ("zh", "en"):
        assert "aaaaaaaa" in told.value.sentence(language)
        assert "bbbbbbbb" in told.value.sentence(language)


def test_once_the_earlier_signatures_are_withdrawn_another_document_is_signed() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1, shown=shown())
    case.withdraw_signature(act(4), n=1, reason=sealed("文本有误"))

    case.sign(act(5), party=2, shown=shown(OTHER_TEXT, MARK, document="b" * 64))

    assert case.signatures[2].document == "b" * 64


def test_a_signature_of_which_nothing_was_shown_stands_as_it_always_did() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1)

    case.sign(act(4), party=2, shown=shown())

    assert case.outcome == "signed"


def test_beside_a_bound_signature_each_is_bound() -> None:
    case = case_to_sign("1/2", "1/2")
    case.sign(act(3), party=1, shown=shown())

    with pytest.raises(SignatureIsUnbound, match="aaaaaaaa"):
        case.sign(act(4), party=2)


def test_a_thumbprint_needs_a_witness() -> None:
    case = case_to_sign("1/1")

    with pytest.raises(ThumbprintNeedsWitness):
        case.sign(act(3), party=1, shown=shown(means="thumbprint"))
    case.sign(act(3), party=1, shown=shown(means="thumbprint", witness=sealed("村支书")))

    assert case.signatures[1].witness == sealed("村支书")


def test_who_signs_for_a_party_is_named_and_shows_the_mandate() -> None:
    case = case_to_sign("1/1")
    files = (AGREEMENT, MARK, MANDATE)

    for half in ({"signer": sealed("王五")}, {"mandate": MANDATE.sha256}):
        with pytest.raises(MandateNeedsDocument):
            case.sign(act(3), party=1, shown=shown(*files, **half))
    case.sign(act(3), party=1, shown=shown(*files, signer=sealed("王五"), mandate=MANDATE.sha256))

    assert case.signatures[1].mandate == MANDATE.sha256


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        (shown(means=None), MeansIsMissing),
        (shown(document=None), DocumentIsMissing),
        (Shown(witness=sealed("村支书")), DocumentIsMissing),
        (shown(AGREEMENT), MarkIsMissing),
        (shown(MARK), DocumentIsNotAttached),
        (shown(file("a", "photo")), DocumentIsNotAttached),
        (shown(signer=sealed("王五"), mandate=MANDATE.sha256), DocumentIsNotAttached),
    ],
)
def test_a_signature_rests_on_all_that_it_says(wrong: Shown, refused: type[Refusal]) -> None:
    case = case_to_sign("1/1")

    with pytest.raises(refused):
        case.sign(act(3), party=1, shown=wrong)

    assert decided(case) == []


def test_a_document_that_an_earlier_record_names_need_not_be_attached_again() -> None:
    case = case_to_sign("1/1")
    case.log_contact(act(2), method="visit", attachments=(AGREEMENT,))

    case.sign(act(3), party=1, shown=shown(MARK))

    assert case.outcome == "signed"


def test_what_must_come_before_a_signature_is_asked_first() -> None:
    with pytest.raises(NoOfferWasAccepted):
        open_case("1/1").sign(act(3), party=1, shown=shown(MARK))
