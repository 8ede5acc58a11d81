"""A trail as W3C PROV: operations made records and versions of cases, cadres answer for them.

PROV-JSON (W3C member submission of 24 April 2013). No text about a person is in it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, BinaryIO
from urllib.parse import quote

from audit.papers.cover import Cover
from audit.trail import Row

Document = defaultdict[str, dict[str, dict[str, Any]]]
PREFIXES = {"zb": "urn:zhuanban:", "prov": "http://www.w3.org/ns/prov#"}


def write(out: BinaryIO, cover: Cover, rows: Iterable[Row]) -> None:
    """Write the document of the subject's records."""
    document: Document = defaultdict(dict)
    document["entity"][name("subject", cover.subject.label)] = {
        "prov:type": kind("Subject"), "prov:label": cover.subject.label,
        "zb:position": cover.position,
    }  # fmt: skip
    for row in rows:
        _record(document, row)
    _bind_revisions(document)
    told = {"prefix": PREFIXES, **document}
    out.write(json.dumps(told, ensure_ascii=False, indent=1).encode())


def _record(document: Document, row: Row) -> None:
    activity = name("operation", row["op_id"] or f"of-record-{row['position']}")
    record = name("record", row["position"])
    version = name("version", f"{row['id']}-{row['version']}")
    happened = (row["occurred_at"] or row["recorded_at"]).isoformat()
    document["activity"].setdefault(activity, {"prov:startTime": happened})["prov:endTime"] = (
        happened
    )
    document["entity"][record] = {
        "prov:type": kind("Record"), "zb:topic": row["topic"], "zb:position": row["position"],
        "zb:recordedAt": {"$": row["recorded_at"].isoformat(), "type": "xsd:dateTime"},
        **({"zb:corrects": row["corrects"]} if "corrects" in row else {}),
    }  # fmt: skip
    document["entity"][version] = {"prov:type": kind("Version"), "zb:case": row["case_no"] or ""}
    for entity in (record, version):
        _relate(document, "wasGeneratedBy", {
            "prov:entity": entity, "prov:activity": activity, "prov:time": happened,
        })  # fmt: skip
    _derive(document, version, record)
    earlier = name("version", f"{row['id']}-{row['version'] - 1}")
    if earlier in document["entity"]:
        _derive(document, version, earlier)
    _agents(document, activity, row)


def _agents(document: Document, activity: str, row: Row) -> None:
    by, heard = row["by"], row["recorded_by"]
    if not by:
        return
    responsible = _agent(document, by)
    _relate(document, "wasAssociatedWith", {
        "prov:activity": activity, "prov:agent": responsible, "prov:role": row["role"] or "",
    })  # fmt: skip
    if heard and heard != by:
        _relate(document, "actedOnBehalfOf", {
            "prov:delegate": _agent(document, heard), "prov:responsible": responsible,
            "prov:activity": activity,
        })  # fmt: skip


def _agent(document: Document, label: str) -> str:
    agent = name("cadre", label)
    document["agent"][agent] = {"prov:type": kind("Cadre"), "prov:label": label}
    return agent


def _derive(document: Document, later: str, earlier: str, **more: Any) -> None:
    _relate(document, "wasDerivedFrom", {
        "prov:generatedEntity": later, "prov:usedEntity": earlier, **more,
    })  # fmt: skip


def _bind_revisions(document: Document) -> None:
    """A correction is a revision of what it corrects, where the subject holds both."""
    for record, facts in list(document["entity"].items()):
        original = name("record", facts.get("zb:corrects", 0))
        if original in document["entity"]:
            revision = {"$": "prov:Revision", "type": "prov:QUALIFIED_NAME"}
            _derive(document, record, original, **{"prov:type": revision})


def _relate(document: Document, relation: str, facts: dict[str, Any]) -> None:
    document[relation][f"_:{relation}{len(document[relation]) + 1}"] = facts


def name(what: str, which: object) -> str:
    """A name of ours: letters outside ASCII as percent-encoded UTF-8."""
    return f"zb:{what}-{quote(str(which), safe='').replace('_', '__').replace('%', '_')}"


def kind(what: str) -> dict[str, str]:
    """A type of ours."""
    return {"$": f"zb:{what}", "type": "prov:QUALIFIED_NAME"}
