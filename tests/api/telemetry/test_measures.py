"""What is measured says where, how often and how long, and counts what happened."""

from __future__ import annotations

import psycopg
from prometheus_client.parser import text_string_to_metric_families

from api.telemetry import measures
from audit.notary import Notary
from tests.api.api_caller import Caller

Figures = dict[tuple[str, ...], float]


def figures(caller: Caller) -> Figures:
    """Every sample, by its name and its labels' values."""
    answer = caller.client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def grown(before: Figures, after: Figures, *name: str) -> float:
    return after[name] - before.get(name, 0)


def test_requests_are_counted_by_route_method_and_class_of_status(caller: Caller) -> None:
    before = figures(caller)
    caller.get("/projects/NONE", 404)
    caller.get("/projects")

    after = figures(caller)

    refused = ("GET", "/api/v1/projects/{code}", "4xx")
    assert grown(before, after, "zhuanban_request_seconds_count", *refused) == 1
    answered = ("GET", "/api/v1/projects", "2xx")
    assert grown(before, after, "zhuanban_request_seconds_count", *answered) == 1
    assert grown(before, after, "zhuanban_refusals_total", "unknown") == 1


def test_a_made_up_method_or_address_makes_no_label(caller: Caller) -> None:
    caller.client.request("PURGE", "/万义")

    labels = [label for name in figures(caller) for label in name]

    assert [label for label in labels if "PURGE" in label or "万义" in label] == []


def test_saves_batches_and_events_are_counted(caller: Caller) -> None:
    before = figures(caller)
    caller.project()
    case = caller.case()
    caller.do(case, "contacts", method="visit")

    after = figures(caller)

    assert grown(before, after, "zhuanban_batch_saves_sum") == 4
    assert grown(before, after, "zhuanban_commit_seconds_count") == 4
    assert grown(before, after, "zhuanban_events_appended_total") == 4
    assert after["zhuanban_position",] == 4


def test_an_attempt_to_sign_in_that_fails_is_counted(caller: Caller) -> None:
    before = figures(caller)
    caller.client.post("/api/v1/session", json={"name": "nobody", "password": "x" * 12})

    assert grown(before, figures(caller), "zhuanban_sign_ins_refused_total") == 1


def test_checkpoint_witness_disk_and_set_aside_models_are_told(
    caller: Caller, notary: Notary, owner: str
) -> None:
    caller.project()
    notary.checkpoint()
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("UPDATE zhuanban.read_models SET behind_at = 0 WHERE name = 'due'")

    told = figures(caller)

    assert told["zhuanban_checkpoint_size",] >= 1
    assert 0 <= told["zhuanban_checkpoint_age_seconds",] < 60
    assert ("zhuanban_witness_age_seconds",) not in told
    assert told["zhuanban_read_models_set_aside",] == 1
    assert told["zhuanban_read_model_lag_events", "due"] == told["zhuanban_position",]
    assert told["zhuanban_disk_free_bytes", "audit"] > 0
    assert told["zhuanban_unsent_entries",] == 0
    assert told["zhuanban_database_up",] == 1


def test_connections_are_those_of_all_books_of_the_process(caller: Caller) -> None:
    measures.in_use("books of another city", 5000)  # beside the few that this one may hold
    try:
        assert 5000 <= figures(caller)["zhuanban_pool_connections_in_use",] < 6000
    finally:
        measures.in_use("books of another city", 0)
    assert figures(caller)["zhuanban_pool_connections_in_use",] < 5000
