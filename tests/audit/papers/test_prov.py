"""The provenance of a trail is a document that another reader of PROV understands."""

from __future__ import annotations

from io import StringIO
from typing import Any

from prov import model

from audit.papers import prov
from tests.audit.papers.conftest import NASTY, Told


def read(told: Told) -> model.ProvDocument:
    return model.ProvDocument.deserialize(StringIO(told.on(prov).decode()), format="json")


def count(document: model.ProvDocument, kind: Any) -> int:
    return len(list(document.get_records(kind)))


def test_records_and_versions_are_entities_made_by_operations(told: Told) -> None:
    document = read(told)

    assert count(document, model.ProvEntity) == 1 + 2 * len(told.rows)
    assert count(document, model.ProvActivity) == len(told.rows)
    assert count(document, model.ProvGeneration) == 2 * len(told.rows)


def test_cadres_answer_for_operations_and_who_recorded_acted_for_them(told: Told) -> None:
    document = read(told)

    assert {str(agent.identifier) for agent in document.get_records(model.ProvAgent)} == {
        "zb:cadre-amy", "zb:cadre-bob",
    }  # fmt: skip
    assert count(document, model.ProvAssociation) == len(told.rows)
    (delegation,) = document.get_records(model.ProvDelegation)
    assert [str(name) for name in delegation.args[:2]] == ["zb:cadre-amy", "zb:cadre-bob"]


def test_a_version_comes_from_its_record_and_the_version_before(told: Told) -> None:
    versions, records = len(told.rows) - 1, len(told.rows)
    revisions = 1

    assert count(read(told), model.ProvDerivation) == versions + records + revisions


def test_no_text_about_a_person_is_in_it(told: Told) -> None:
    assert NASTY not in told.on(prov).decode()
    assert "看了地块" not in told.on(prov).decode()


def test_no_two_labels_share_a_name() -> None:
    assert len({prov.name("cadre", label) for label in ("a/b", "a_2Fb", "a__2Fb", "a%2Fb")}) == 4
