"""A policy is read as it is meant, or refused with the line that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from audit import policy as p
from audit.note import LOG, WITNESS, VKey, read_note
from audit.policy import Policy
from domain.refusal import Refusal
from tests.audit.growing_log import GrowingLog


def key(nth: int, type_: int = WITNESS, name: str = "") -> VKey:
    public = GrowingLog(seed=nth).key.vkey.public
    return VKey(name or f"w{nth}.example", type_, public)


LOGS = key(9, LOG, "village.example/1")
A, B, C, D = (key(nth) for nth in (1, 2, 3, 4))
FOUR = f"""# Handed out on paper
log {LOGS}

  witness a {A} http://127.0.0.1:8300
witness b\t{B}
witness c {C}
witness d {D}
"""


def test_a_policy_names_the_log_and_its_witnesses_and_where_they_are() -> None:
    policy = Policy.parse(FOUR)

    assert policy.logs == {"village.example/1": LOGS}
    assert list(policy.witnesses) == ["a", "b", "c", "d"]
    assert policy.witnesses["a"] == ("a", A, "http://127.0.0.1:8300")
    assert policy.witnesses["b"].url is None


def test_the_vkey_of_a_log_alone_is_a_policy_that_asks_for_no_witness() -> None:
    policy = Policy.parse(f"\ufeff{LOGS}\r\n")

    assert list(policy.logs.values()) == [LOGS]
    assert policy.is_witnessed([])


@pytest.mark.parametrize(
    ("lines", "enough", "too_few"),
    [
        ("", [""], []),
        ("quorum none", [""], []),
        ("quorum a", ["a", "ab"], ["", "b"]),
        ("group g any a b\nquorum g", ["a", "b"], ["", "c"]),
        ("group g all a b\nquorum g", ["ab"], ["a", "b"]),
        ("group g 2 a b c\nquorum g", ["ab", "bc", "abc"], ["a", "c", "ad"]),
        ("group g 1 a b\ngroup h all g c\nquorum h", ["ac", "bc"], ["ab", "c"]),
    ],
)
def test_a_quorum_counts_who_has_cosigned(
    lines: str, enough: list[str], too_few: list[str]
) -> None:
    policy = Policy.parse(FOUR + lines)

    assert [policy.is_witnessed(set(names)) for names in enough] == [True] * len(enough)
    assert [policy.is_witnessed(set(names)) for names in too_few] == [False] * len(too_few)


@pytest.mark.parametrize(
    ("line", "refusal", "facts"),
    [
        ("trust a", p.PolicyLineIsUnknown, {}),
        ("log", p.PolicyLineIsUnknown, {}),
        ("group g 1", p.PolicyLineIsUnknown, {}),
        ("quorum a b", p.PolicyLineIsUnknown, {}),
        (f"witness e {key(5)} http://x y", p.PolicyLineIsUnknown, {}),
        ("witness e e+00000000+AAAA", p.PolicyKeyIsWrong, {"kind": "witness"}),
        (f"witness e {key(5, LOG)}", p.PolicyKeyIsWrong, {"kind": "witness"}),
        (f"log {key(5)}", p.PolicyKeyIsWrong, {"kind": "log"}),
        (f"witness e {key(1, WITNESS, 'other.example')}", p.PolicyKeyIsTwice, {}),
        (f"log {LOGS}", p.PolicyKeyIsTwice, {}),
        (f"log {key(5, LOG, LOGS.name)}", p.PolicyNameIsTaken, {"name": LOGS.name}),
        (f"witness a {key(5)}", p.PolicyNameIsTaken, {"name": "a"}),
        ("group a 1 b", p.PolicyNameIsTaken, {"name": "a"}),
        ("group none 1 b", p.PolicyNameIsTaken, {"name": "none"}),
        ("group g 1 e", p.PolicyNameIsUnknown, {"name": "e"}),
        ("group g 1 g", p.PolicyNameIsUnknown, {"name": "g"}),
        ("group g 1 none", p.PolicyNameIsUnknown, {"name": "none"}),
        ("group g 1 a a", p.PolicyMemberIsTwice, {"name": "a"}),
        ("group g 0 a", p.PolicyCountIsWrong, {"least": "0", "members": 1}),
        ("group g 2 a", p.PolicyCountIsWrong, {"least": "2", "members": 1}),
        ("group g ١ a", p.PolicyCountIsWrong, {"least": "١", "members": 1}),
        ("quorum e", p.PolicyNameIsUnknown, {"name": "e"}),
    ],
)
def test_a_line_that_is_wrong_is_named(
    line: str, refusal: type[Refusal], facts: dict[str, Any]
) -> None:
    with pytest.raises(refusal) as refused:
        Policy.parse(FOUR + line)

    assert refused.value.facts == {"line": 8, **facts}
    assert "第 8 行" in refused.value.sentence("zh")


def test_nobody_counts_twice_and_there_is_one_quorum() -> None:
    with pytest.raises(p.PolicyMemberIsTwice):
        Policy.parse(FOUR + "group g 1 a b\ngroup h 1 a c")
    with pytest.raises(p.PolicyQuorumIsTwice):
        Policy.parse(FOUR + "quorum none\nquorum a")


def test_who_did_not_cosign_is_not_among_the_cosigners() -> None:
    log = GrowingLog(3)

    assert Policy.parse(FOUR).cosigners(read_note(log.key.sign_note(log.text()))) == set()
