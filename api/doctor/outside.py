"""What lies outside the database agrees with it: the journal, the witnesses, another disk."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

from api.doctor.item import Look, Visit, well, wrong
from api.settings import Settings
from audit.journal import NOTHING, Journal
from audit.note import Checkpoint, LogKey
from audit.policy import Policy
from audit.standing import standing

PATIENCE = 5.0  # seconds that a witness may take
DAY = 86_400.0
TREE = "SELECT size, root, heads FROM audit.trees WHERE jurisdiction = %s"
LAST = """
SELECT size, note FROM audit.checkpoints WHERE jurisdiction = %s ORDER BY size DESC LIMIT 1"""
COSIGNED = """
SELECT max(size), extract(epoch FROM now() - max(at))::float,
    (SELECT max(size) FROM audit.checkpoints WHERE jurisdiction = %(jurisdiction)s),
    (SELECT extract(epoch FROM now() - min(published_at))::float FROM audit.checkpoints
     WHERE jurisdiction = %(jurisdiction)s AND size > coalesce((SELECT max(size)
         FROM audit.cosignatures WHERE jurisdiction = %(jurisdiction)s AND witness = %(name)s), 0))
FROM audit.cosignatures WHERE jurisdiction = %(jurisdiction)s AND witness = %(name)s"""


def policy_of(given: Settings) -> Iterator[tuple[str, str]]:
    """The witnesses that can be asked over a line: name and address. Raises what Policy raises."""
    if given.witnesses:
        for each in Policy.parse(given.witnesses.read_text()).witnesses.values():
            if each.url:
                yield each.name, each.url


def asked(url: str) -> http.client.HTTPResponse:
    """Any answer of a witness: it shows that it is there, and its clock."""
    where = urlsplit(url)
    https = where.scheme == "https"
    kind = http.client.HTTPSConnection if https else http.client.HTTPConnection
    connection = kind(where.hostname or "", where.port, timeout=PATIENCE)
    try:
        connection.request("GET", where.path or "/")
        return connection.getresponse()
    finally:
        connection.close()


def witnesses_answer(visit: Visit) -> Look:
    """They can be reached; without any, nobody outside would notice a history made anew."""
    if not visit.given.witnesses:
        yield well(
            "witness",
            zh="未设见证人（建议设置 ZHUANBAN_WITNESSES）",
            en="no witness is set (advice: set ZHUANBAN_WITNESSES)",
        )
    for name, url in policy_of(visit.given):
        try:
            asked(url)
        except (OSError, http.client.HTTPException) as error:
            why = str(error) or type(error).__name__
            yield wrong(
                "witness",
                zh=f"联系不上见证人 {name}：{why}",
                en=f"the witness {name} cannot be reached: {why}",
            )
        else:
            yield well("witness", zh=f"见证人 {name} 有应答", en=f"the witness {name} answers")


def witnessed(visit: Visit) -> Look:
    """What was signed a day ago has been cosigned since."""
    if not visit.given.witnesses:
        return
    for witness in Policy.parse(visit.given.witnesses.read_text()).witnesses.values():
        row = visit.connection.execute(
            COSIGNED, {"jurisdiction": visit.jurisdiction, "name": witness.vkey.name}
        ).fetchone()
        size, age, signed, waits = row or (None, None, None, None)
        if waits is not None and waits > DAY:
            yield wrong(
                "witnessed",
                zh=f"见证人 {witness.name} 只见证到 {size or 0}/{signed} 条",
                en=f"{witness.name} cosigned {size or 0} records, {signed} are signed",
            )
        else:
            hours = "—" if age is None else f"{age / 3600:.1f}"
            yield well(
                "witnessed",
                zh=f"见证人 {witness.name} 最近一次见证在 {hours} 小时前",
                en=f"{witness.name} cosigned last {hours} h ago",
            )


def audit_folder(given: Settings) -> Path:
    """Where key and journal lie."""
    return standing(given.audit, given.jurisdiction.number)


def other_disk(visit: Visit) -> Look:
    """A disk that breaks should not take the log and what proves it together: advice."""
    folder, data = audit_folder(visit.given), visit.given.data
    if visit.given.database_url or not folder.exists() or not data.exists():
        return
    if folder.stat().st_dev == data.stat().st_dev:
        yield well(
            "other-disk",
            zh="日志密钥与数据库在同一块盘上（建议用 ZHUANBAN_AUDIT 分开）",
            en="the log key lies on the database's disk (advice: set ZHUANBAN_AUDIT)",
        )


def journal_agrees(visit: Visit) -> Look:
    """The file of signed states, the database's tree and its last checkpoint are one history."""
    folder = audit_folder(visit.given)
    if not folder.exists():
        return  # that the key is not there is said already
    journal = Journal(folder, visit.jurisdiction)
    is_locked = (folder / f"lock-{visit.jurisdiction}").exists()
    with journal.alone() if is_locked else nullcontext():
        standing = journal.since_last_note()
        row = visit.connection.execute(TREE, [visit.jurisdiction]).fetchone()
        last = visit.connection.execute(LAST, [visit.jurisdiction]).fetchone() or (0, "")
    tree = tuple(row) if row else NOTHING.tree
    signed = standing[0]
    if last[0] and not signed.size:
        yield wrong(
            "journal",
            zh=f"库内已签 {last[0]} 条，而审计目录 {folder} 中没有签名记录：请挂上其磁盘；"
            "确已丢失则运行 zhuanban audit continue",
            en=f"{last[0]} records were signed, and {folder} does not know of it: put the audit"
            " folder back (is its disk there?); if it is lost, `zhuanban audit continue`",
        )
        return
    if tree not in [state.tree for state in standing] or last[0] != signed.size:
        yield wrong(
            "journal",
            zh=f"库外签到 {signed.size} 条，库内 {last[0]} 条：库被退回或改动",
            en=f"outside {signed.size} records are signed, the database has {last[0]}: it "
            "was set back or changed",
        )
        return
    key = folder / "log.key"
    if signed.size and key.exists():
        vkey = LogKey.of_file(key, "", visit.jurisdiction).vkey
        text = Checkpoint(vkey.name, signed.size, signed.root).text.encode()
        if not vkey.verify(text, signed.signature or b""):
            yield wrong(
                "journal",
                zh="最近的检查点不是由这把日志密钥签发",
                en="the last checkpoint was not signed by this log key",
            )
            return
    yield well(
        "journal",
        zh=f"库内外一致，已签到 {signed.size} 条",
        en=f"inside and outside agree on {signed.size} signed records",
    )
