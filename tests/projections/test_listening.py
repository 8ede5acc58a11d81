"""Every read model hears a topic or names it as ignored; a new topic is nobody's by default."""

import re

import pytest

import domain.access
import domain.account
import domain.erasure
import domain.hold
import domain.inspection
import domain.project
import domain.task_force  # noqa: F401 - loaded, so that their topics are known
from domain.aggregate import Event
from projections import ALL
from projections.directory import DIRECTORY
from projections.erasures import ERASURES
from projections.holds import HOLDS
from projections.inspections import INSPECTIONS
from projections.reads import READS
from projections.standing import STANDING
from store.read_model import ReadModel

OF_OTHERS = (DIRECTORY, INSPECTIONS, STANDING, HOLDS, ERASURES, READS)
OF_CASES = [model for model in ALL if model not in OF_OTHERS]
named = pytest.mark.parametrize("model", ALL, ids=lambda model: model.name)


def topics_of(*aggregates: str) -> set[str]:
    return {topic for topic in Event.KINDS if topic.partition(".")[0] in aggregates}


@pytest.mark.parametrize("model", OF_CASES, ids=lambda model: model.name)
def test_a_model_of_cases_hears_or_ignores_every_topic_of_a_case(model: ReadModel) -> None:
    assert topics_of("case") - model.topics - model.ignores == set()


def test_the_directory_hears_or_ignores_every_topic_of_projects_and_task_forces() -> None:
    wanted = topics_of("project", "task_force")

    assert wanted - DIRECTORY.topics - DIRECTORY.ignores == set()


def test_the_standing_hears_or_ignores_every_topic_of_accounts_and_their_places() -> None:
    wanted = topics_of("account", "access", "project", "task_force")

    assert wanted - STANDING.topics - STANDING.ignores == set()


def test_the_reads_hear_every_topic_of_access() -> None:
    assert topics_of("access") == READS.topics


def test_holds_and_erasures_hear_every_topic_of_theirs() -> None:
    assert topics_of("hold") == HOLDS.topics
    assert topics_of("person") == ERASURES.topics


def test_the_list_of_inspections_hears_or_ignores_every_topic_of_an_inspection() -> None:
    assert topics_of("inspection") - INSPECTIONS.topics - INSPECTIONS.ignores == set()


@named
def test_what_a_model_hears_it_does_not_ignore_and_both_exist(model: ReadModel) -> None:
    assert not model.topics & model.ignores
    assert model.topics | model.ignores <= set(Event.KINDS)


@named
def test_what_a_step_compares_topics_with_is_what_the_step_hears(model: ReadModel) -> None:
    for step in model.steps:
        compared = set(re.findall(r"'([a-z_]+\.[a-z_]+)@1'", step.sql))
        looks_back = set(re.findall(r"FROM (?:zhuanban\.)?events\b", step.sql))
        assert looks_back or compared <= set(step.topics)


@named
def test_a_model_reads_no_table_of_another(model: ReadModel) -> None:
    text = " ".join(step.sql for step in model.steps)
    others = {table for other in ALL if other is not model for table in other.tables}

    assert not others & set(re.findall(r"(?:FROM|JOIN|INTO|UPDATE)\s+(\w+)", text))


@named
def test_every_table_of_a_model_leads_its_key_with_the_jurisdiction(model: ReadModel) -> None:
    keys = re.findall(r"PRIMARY KEY \((\w+)", model.ddl)

    assert keys == ["jurisdiction"] * len(model.tables)
