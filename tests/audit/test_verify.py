"""The plain file accepts what is complete and unchanged, and names what is wrong with all else."""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import verify as plain
from tests.audit.small_log import (
    AUDIT_WITNESS,
    LI,
    LOG,
    MINUTE,
    OFFICE,
    OFFICE_WITNESS,
    ORIGIN,
    POLICY,
    SALT,
    START,
    VILLAGE,
    WANG,
    WITNESSED_AT,
    Key,
    SmallLog,
    a_village,
    base64,
    sealed,
    sha,
    tree,
    written,
    zipped,
)  # fmt: skip
from tests.audit.tampering import (
    FOUND,
    STRANGER,
    Change,
    answer,
    entry_replaced,
    found,
    kinds,
    leaf_edited,
    manifest_changed,
    redated,
)  # fmt: skip

FILE = Path(plain.__file__)


@pytest.fixture(scope="module")
def log() -> SmallLog:
    return a_village()


# What is accepted.


@pytest.mark.parametrize(
    ("kind", "name", "events"),
    [("stream", LI, 11), ("stream", WANG, 11), ("cadre", "amy", 11), ("project", VILLAGE, 22),
     ("task_force", OFFICE, 22), ("cadre", "nobody", 0)],
)  # fmt: skip
def test_a_whole_bundle_is_accepted(tmp_path: Path, log: SmallLog, kind: str, name: Any,
                                    events: int) -> None:  # fmt: skip
    said = answer(tmp_path, log.pieces(kind, name), held=log.notes[0])

    assert said == {
        "ok": True, "events": events, "records": events, "findings": [], "subject": "XNM/007",
        "witnessed": "2026-11-22T09:15:00+08:00",
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(lives=st.lists(st.sampled_from([LI, WANG, None]), min_size=1, max_size=40),
       since=st.integers(-2, 45), length=st.integers(-1, 30))  # fmt: skip
def test_any_log_and_any_range_is_accepted(
    tmp_path_factory: pytest.TempPathFactory, lives: list[Any], since: int, length: int
) -> None:
    log = SmallLog()
    for stream in lives:
        if stream:
            log.record(stream, summary=sealed(stream, "谈"))
        else:
            log.checkpoint()
    log.checkpoint()
    first, last = START + since * MINUTE, START + (since + length) * MINUTE

    said = answer(tmp_path_factory.mktemp("b"), log.pieces(since=first, until=last))

    assert said["findings"] == []
    assert said["records"] == lives.count(LI)
    assert said["events"] == sum(
        e.stream == LI and first <= e.recorded_at <= last for e in log.events
    )


def test_opened_texts_and_lawful_erasures_are_accepted_and_listed(tmp_path: Path) -> None:
    log = SmallLog()
    log.record(
        LI,
        by="amy",
        heirs=[{"name": sealed(LI, "李四")}],
        note=sealed(WANG, "旧"),
        left=sealed(LI, "?", bytes(16)),
    )
    log.record(WANG, topic="person.erased@1", person=str(WANG), order="监〔2026〕7")
    log.record(LI)
    log.record(LI)
    log.checkpoint()
    opened = {1: {"texts": [(SALT, "李四")], "erased": {str(WANG): "监〔2026〕7"}}}
    pieces = log.pieces(opened=opened, orders=[2], since=START + MINUTE, until=START + MINUTE)

    ran = run(written(tmp_path / "b.zip", pieces), "--list", key=written_key(tmp_path))

    assert ran.returncode == 0
    verdict, _, first, after, hidden = ran.stdout.splitlines()
    assert verdict.startswith("1/3 条记录：完整、未改动")
    assert first.startswith("1  2026-07-10 20:00:00+08:00  2026-07-10 20:01:00+08:00  case.con")
    assert "李四" in first
    assert "已依据 监〔2026〕7 号决定删除 / erased under order 监〔2026〕7" in first
    assert first.count("封存 / sealed") == 1
    assert after.startswith("3  ")
    assert hidden == "4  （范围之外，只有摘要 / outside, only its hash）"


def test_without_witnesses_in_the_policy_nobody_has_witnessed(
    tmp_path: Path, log: SmallLog
) -> None:
    said = answer(tmp_path, log.pieces(), trusted=LOG.vkey)

    assert said["ok"]
    assert said["witnessed"] is None


def test_the_newest_cosignature_is_told(tmp_path: Path, log: SmallLog) -> None:
    for witness in (AUDIT_WITNESS, OFFICE_WITNESS):
        note = witness.cosign(log.notes[-1], WITNESSED_AT + 60)

        said = answer(tmp_path, log.pieces(checkpoint=note))

        assert said["witnessed"] == "2026-11-22T09:16:00+08:00"


# What is found.


@pytest.mark.parametrize(
    ("change", "finding"),
    FOUND,
    ids=lambda each: getattr(each, "__name__", each[0] if isinstance(each, tuple) else each),
)
def test_what_the_operator_signs_is_still_found(
    tmp_path: Path, log: SmallLog, change: Change, finding: tuple[str, int | None]
) -> None:
    assert finding in found(tmp_path, change(log, log.pieces()))


def test_the_first_bad_position_is_said_first(tmp_path: Path, log: SmallLog) -> None:
    first = answer(tmp_path, leaf_edited(log, log.pieces()))["findings"][0]

    assert first == {
        "kind": "leaf_changed", "position": 5, "what": "记录被改过 / the record was changed"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [("records", "record_malformed"), ("checkpoint", "file_changed"),
     ("report.html", "file_changed"), ("verify.py", "file_changed"), ("README.txt", "file_changed"),
     ("manifest", "manifest_changed")],
)  # fmt: skip
def test_a_file_replaced_by_an_outsider_is_found(tmp_path: Path, log: SmallLog, name: str,
                                                 kind: str) -> None:  # fmt: skip
    said = kinds(tmp_path, entry_replaced(zipped(log.pieces()), name, b"nonsense"))

    assert kind in said
    assert said >= {"file_changed", "zip_changed"} or name == "manifest"


@pytest.mark.parametrize(
    ("said", "kind"),
    [({"checkpoint": "nonsense"}, "checkpoint_not_signed"), ({"heads": []}, "heads_differ"),
     ({"older": ["nonsense"]}, "older_unreadable"), ({"kind": "topic"}, "manifest_changed"),
     ({"format": "zhuanban-bundle/2"}, "manifest_changed"), ({"files": []}, "manifest_changed"),
     ({"origin": "another.example/1"}, "manifest_changed"), ({"name": "0"}, "manifest_changed")],
)  # fmt: skip
def test_a_manifest_that_says_nonsense_is_found(
    tmp_path: Path, log: SmallLog, said: dict[str, Any], kind: str
) -> None:
    assert kind in kinds(tmp_path, manifest_changed(log.pieces(), **said))


def test_a_leaf_changed_by_an_outsider_is_named(tmp_path: Path, log: SmallLog) -> None:
    bundle = zipped(log.pieces()).replace(b'"by": "amy"', b'"by": "bob"', 1)

    assert found(tmp_path, bundle) == [("leaf_changed", 1), ("file_changed", None)]


def test_an_attachment_is_proved_by_the_record_that_names_it(tmp_path: Path) -> None:
    log = SmallLog()
    log.record(LI, scan=sha(b"a paper").hex())
    log.checkpoint()
    bundle = zipped(log.pieces(attachments=[b"a paper"]))

    assert answer(tmp_path, bundle)["ok"]
    assert kinds(tmp_path, bundle.replace(b"a paper", b"a piper")) == {"attachment_changed"}
    longer = entry_replaced(bundle, f"attachments/{sha(b'a paper').hex()}", b"a proper")
    assert kinds(tmp_path, longer) == {"attachment_changed", "zip_changed"}


def test_a_manifest_signed_by_another_key_is_refused(tmp_path: Path, log: SmallLog) -> None:
    assert kinds(tmp_path, log.pieces(), signer=STRANGER) == {"manifest_changed"}


def test_a_checkpoint_held_must_be_a_beginning_of_the_tree(tmp_path: Path, log: SmallLog) -> None:
    other = LOG.sign_note(f"{ORIGIN}\n13\n{base64(sha(b'another'))}\n")
    same_size = LOG.sign_note(f"{ORIGIN}\n24\n{base64(sha(b'another'))}\n")
    newer = LOG.sign_note(f"{ORIGIN}\n99\n{base64(sha(b'later'))}\n")
    between = LOG.sign_note(f"{ORIGIN}\n15\n{base64(tree(log.hashes()[:15]))}\n")
    forged = STRANGER.sign_note(f"{ORIGIN}\n13\n{base64(tree(log.hashes()[:13]))}\n")

    def with_(held: str) -> set[str]:
        return kinds(tmp_path, log.pieces(), held=held)

    assert with_(log.notes[0]) == with_(log.notes[1]) == set()
    assert with_("\ufeff" + log.notes[0].replace("\n", "\r\n")) == set()
    assert with_(other) == with_(same_size) == {"checkpoint_conflict"}
    assert with_(newer) == {"checkpoint_newer"}
    assert with_(between) == set()  # a run happens to end there
    nobody = log.pieces("cadre", "nobody")
    assert kinds(tmp_path, nobody, held=between) == {"checkpoint_not_covered"}
    assert with_(forged) == with_("") == with_("nonsense") == {"checkpoint_unreadable"}


def test_without_a_trusted_key_nothing_is_proved(tmp_path: Path, log: SmallLog) -> None:
    assert kinds(tmp_path, log.pieces(), trusted=None) == {"no_trusted_key"}


@pytest.mark.parametrize("text", [
    "", "nonsense", LOG.vkey[:-4], OFFICE_WITNESS.vkey, "quorum none", POLICY + "quorum none",
    POLICY.replace("offices 1", "offices 3"), POLICY.replace("offices 1", "offices 0"),
    POLICY.replace("1 office audit", "2 office office"),
    POLICY.replace("quorum offices", "quorum x"), POLICY.replace("1 office audit", "1 none"),
    POLICY.replace(AUDIT_WITNESS.vkey, OFFICE_WITNESS.vkey),
    POLICY + "group offices", POLICY + "quorum", POLICY + "log",
])  # fmt: skip
def test_a_policy_that_cannot_be_meant_trusts_nobody(
    tmp_path: Path, log: SmallLog, text: str
) -> None:
    assert kinds(tmp_path, log.pieces(), trusted=text) == {"no_trusted_key"}


def test_the_quorum_is_counted_as_the_policy_says(tmp_path: Path, log: SmallLog) -> None:
    both, one = AUDIT_WITNESS.cosign(log.notes[-1]), log.notes[-1]
    for least, note, is_enough in [("all", one, False), ("all", both, True), ("any", one, True),
                                   ("2", one, False), ("2", both, True)]:  # fmt: skip
        policy = POLICY.replace("offices 1", f"offices {least}")
        said = kinds(tmp_path, log.pieces(checkpoint=note), trusted=policy)
        assert said == (set() if is_enough else {"not_witnessed"})


def test_another_log_than_the_trusted_one_is_refused(tmp_path: Path, log: SmallLog) -> None:
    said = kinds(tmp_path, log.pieces(), trusted=Key("elsewhere.example/1").vkey)

    assert said == {"manifest_changed"}


# The file on its own.


def run(bundle: Path, *options: str, key: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(FILE), str(bundle), *options]
    command += ["--trusted-key", str(key)] if key else []
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={"LC_ALL": "C.UTF-8"}
    )


def written_key(tmp_path: Path) -> Path:
    (tmp_path / "policy").write_text(POLICY)
    return tmp_path / "policy"


def test_it_runs_on_a_machine_that_has_only_python(tmp_path: Path, log: SmallLog) -> None:
    path, held = written(tmp_path / "b.zip", log.pieces()), tmp_path / "held"
    held.write_text(log.notes[0])

    ran = run(path, "--checkpoint", str(held), key=written_key(tmp_path))

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        "11 条记录：完整、未改动；最近见证 2026-11-22 09:15",
        "11 records: complete, unchanged; last witnessed 2026-11-22 09:15",
    ]


def test_it_says_the_first_bad_position_and_fails(tmp_path: Path, log: SmallLog) -> None:
    path = written(tmp_path / "b.zip", leaf_edited(log, log.pieces()))

    ran = run(path, key=written_key(tmp_path))

    assert ran.returncode == 1
    assert ran.stdout.splitlines()[:2] == [
        "第 5 条：记录被改过",
        "position 5: the record was changed",
    ]


def test_json_is_one_document_and_wrong_usage_is_two(tmp_path: Path, log: SmallLog) -> None:
    path = written(tmp_path / "b.zip", log.pieces())

    ran = run(path, "--json", "--list")

    assert ran.returncode == 1
    assert [each["kind"] for each in json.loads(ran.stdout)["findings"]] == ["no_trusted_key"]
    assert run(path, "--wrong").returncode == 2
    assert run(tmp_path / "missing.zip").returncode == 2
    assert run(path, key=tmp_path / "missing").returncode == 2


def test_it_is_written_for_python_3_9_and_imports_only_the_standard_library() -> None:
    parsed = ast.parse(FILE.read_text(), feature_version=(3, 9))
    imported = {
        (node.module or "").split(".")[0] if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(parsed) if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }  # fmt: skip

    assert imported <= sys.stdlib_module_names


# Every kind, and what leads to it: a change that the operator signs, or else how it is asked.
OTHERWISE: dict[str, Callable[[SmallLog], dict[str, Any]]] = {
    "no_trusted_key": lambda log: {"made": log.pieces(), "trusted": None},
    "not_a_bundle": lambda _: {"made": b"nonsense"},
    "zip_changed": lambda log: {"made": redated(zipped(log.pieces()))},
    "manifest_changed": lambda log: {"made": log.pieces(), "signer": STRANGER},
    "file_changed": lambda log: {"made": entry_replaced(zipped(log.pieces()), "README.txt", b"")},
    "checkpoint_unreadable": lambda log: {"made": log.pieces(), "held": "nonsense"},
    "checkpoint_conflict": lambda log: {"made": log.pieces(), "held": of_size(13)},
    "checkpoint_newer": lambda log: {"made": log.pieces(), "held": of_size(99)},
    "checkpoint_not_covered": lambda log: {
        "made": log.pieces("cadre", "nobody"),
        "held": of_size(15),
    },
}


def of_size(size: int) -> str:
    return LOG.sign_note(f"{ORIGIN}\n{size}\n{base64(sha(b'another'))}\n")


@pytest.mark.parametrize("kind", plain.SAYS)
def test_every_finding_there_is_can_be_reached(tmp_path: Path, log: SmallLog, kind: str) -> None:
    changes = {kind: change for change, (kind, _) in FOUND}
    asked = {"made": changes[kind](log, log.pieces())} if kind in changes else OTHERWISE[kind](log)

    assert kind in kinds(tmp_path, **asked)
