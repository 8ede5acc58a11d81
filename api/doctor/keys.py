"""The keys are there, only their owner reads them, and they open what they sealed."""

from __future__ import annotations

import stat
from pathlib import Path

from api.doctor.item import Item, Look, Visit, well, wrong
from api.doctor.outside import audit_folder
from api.key_state import missing_keys, troubles
from store.vault import MasterKey, Vault

SIGNED = "SELECT FROM audit.checkpoints WHERE jurisdiction = %s LIMIT 1"
ALL_BUT_OWNER = stat.S_IRWXG | stat.S_IRWXO


def sealing_key(visit: Visit) -> Path:
    """Where it lies."""
    return visit.given.key_file or visit.given.data / "sealing.key"


def sealing_key_file(visit: Visit) -> Look:
    """Without it no name can ever be read again."""
    yield closed("sealing-key", "密钥文件", "the key file", sealing_key(visit))


def log_key_file(visit: Visit) -> Look:
    """Without it the log cannot go on being signed under its name."""
    file = audit_folder(visit.given) / "log.key"
    if not file.exists() and not has_signed(visit):
        yield well(
            "log-key",
            zh="日志尚未签名；启动后即生成日志密钥",
            en="nothing was signed yet; the log key is made at the first start",
        )
    elif not file.parent.exists():
        yield wrong(
            "log-key",
            zh=f"审计目录 {file.parent} 不存在：请挂上其磁盘，或放回其备份（勿在此之前启动）",
            en=f"the audit folder {file.parent} is not there; is its disk? Mend before a start",
        )
    else:
        yield closed("log-key", "日志密钥", "the log key", file)


def has_signed(visit: Visit) -> bool:
    """Whether the database knows of a checkpoint; where it cannot be asked, one is taken for it."""
    if visit.database is None:
        return not visit.is_new
    return visit.database.execute(SIGNED, [visit.jurisdiction]).fetchone() is not None


def closed(what: str, zh: str, en: str, file: Path) -> Item:
    """Whether a key file is there and open to its owner alone."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        return wrong(
            what,
            zh=f"{zh} {file} 不存在；请放回其备份",
            en=f"{en} {file} is not there; put its copy back",
        )
    if mode & ALL_BUT_OWNER:
        return wrong(
            what,
            zh=f"{zh} {file} 的权限是 {mode & 0o777:04o}，应为 0600：chmod 0600",
            en=f"{en} {file} has mode {mode & 0o777:04o}, and not 0600: chmod 0600",
        )
    return well(what, zh=f"{zh}在，仅属主可读", en=f"{en} is there for its owner alone")


def keys_open(visit: Visit) -> Look:
    """The keys of persons that the database holds open under it."""
    file = sealing_key(visit)
    if not file.exists():
        return
    vault = Vault(MasterKey.of_file(file), visit.jurisdiction)
    found = missing_keys(visit.connection, vault)
    told = troubles(found)
    for refusal in told:
        yield wrong("keys", zh=refusal.sentence("zh"), en=refusal.sentence("en"))
    if not told:
        n = found["persons"]
        yield well("keys", zh=f"{n} 人的密钥均可打开", en=f"the keys of {n} persons open")
