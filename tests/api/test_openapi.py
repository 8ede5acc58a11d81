"""The OpenAPI document describes what is answered, refusals too; nothing in it leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.api_caller import Caller


@pytest.fixture
def document(caller: Caller) -> dict[str, Any]:
    """What /openapi.json says."""
    said: dict[str, Any] = caller.client.get("/openapi.json").json()
    return said


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from ([part["$ref"]] if isinstance(part.get("$ref"), str) else [])
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from references(each)


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    for reference in references(document):
        found: Any = document
        for step in reference.removeprefix("#/").split("/"):
            found = found[step]
        assert found


def test_every_operation_names_the_problems_it_may_answer_with(document: dict[str, Any]) -> None:
    everywhere = {"405", "421", "422", "429", "500", "503"}
    lacking = {
        name: everywhere - operation["responses"].keys()
        for name, operation in operations(document)
        if not everywhere <= operation["responses"].keys()
    }
    assert lacking == {}


def test_a_decision_may_find_that_the_case_has_moved_on(document: dict[str, Any]) -> None:
    offer = document["paths"]["/api/v1/cases/{id_}/offers"]["post"]
    assert {"401", "403", "404", "408", "409", "412", "413", "507"} <= offer["responses"].keys()


def test_what_succeeds_says_what_it_is(document: dict[str, Any]) -> None:
    vague = [
        name
        for name, operation in operations(document)
        for status, answer in operation["responses"].items()
        if status < "300" and answer.get("content", {}).get("application/json") == {"schema": {}}
    ]
    assert vague == []
