"""Every metric that a rule of deploy/alerts.yml names is one that a server tells."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from audit.notary import Notary
from tests.api.api_caller import Caller

RULES = Path(__file__).resolve().parents[3] / "deploy/alerts.yml"
# Told only where a witness has cosigned, and where there is a replica (tests/api/test_replica.py).
ELSEWHERE = {
    "zhuanban_witnessed_size", "zhuanban_witness_age_seconds",
    "zhuanban_replica_up", "zhuanban_replica_lag_events",
}  # fmt: skip


def test_each_metric_of_the_rules_is_told(caller: Caller, notary: Notary) -> None:
    caller.project()
    notary.checkpoint()
    told = {*re.findall(r"^(zhuanban_\w+)", caller.client.get("/metrics").text, re.MULTILINE)}
    rules = [
        rule for group in yaml.safe_load(RULES.read_text())["groups"] for rule in group["rules"]
    ]

    named = {name for rule in rules for name in re.findall(r"zhuanban_\w+", rule["expr"])}

    assert len(rules) == len({rule["alert"] for rule in rules}) > 5
    assert named - ELSEWHERE <= told
    assert all("·" in rule["annotations"]["summary"] for rule in rules)
