"""The database answers, keeps what it acknowledged, has our schema and its safeguards."""

from __future__ import annotations

from api.doctor.item import Look, Visit, well, wrong
from audit.safeguards import safeguards
from projections import ALL
from store.migrate import names

FLOOR = 150000
MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit", "data_checksums")
SETTINGS = "SELECT name, setting FROM pg_settings WHERE name = ANY (%s)"
SCHEMA = "SELECT name FROM public.zhuanban_schema"
MODELS = "SELECT name, definition, behind_at FROM zhuanban.read_models WHERE jurisdiction = %s"


def answers(visit: Visit) -> Look:
    """It can be reached and is new enough."""
    if visit.is_new:
        folder = visit.given.data
        yield wrong(
            "database",
            zh=f"{folder} 中尚无数据；请检查 ZHUANBAN_DATA，新装的启动一次即可",
            en=f"nothing is in {folder} yet; look at ZHUANBAN_DATA; if it is new, start it once",
        )
        return
    if visit.database is None:
        yield wrong(
            "database",
            zh=f"数据库无法访问：{visit.why}",
            en=f"the database cannot be reached: {visit.why}",
        )
        return
    version = visit.database.info.server_version
    told = f"PostgreSQL {version // 10_000}.{version % 10_000}"
    if version < FLOOR:
        yield wrong(
            "database",
            zh=f"{told} 过旧，需 15 或更新版本",
            en=f"{told} is too old; 15 is the least",
        )
    else:
        yield well("database", zh=f"{told} 正常应答", en=f"{told} answers")


def durability(visit: Visit) -> Look:
    """What is acknowledged survives a power cut, and a rotten page is noticed."""
    found = dict(visit.connection.execute(SETTINGS, [[*MUST_BE_ON]]).fetchall())
    off = ", ".join(name for name in MUST_BE_ON if found.get(name) == "off")
    if off:
        yield wrong(
            "durability",
            zh=f"已关闭 {off}：断电会丢失已确认的记录，或坏页无从发现；请打开",
            en=f"{off} off: a power cut may lose what was acknowledged, rot go unseen; switch on",
        )
    else:
        yield well(
            "durability",
            zh="已确认的记录断电不丢，坏页可察觉",
            en="what is acknowledged survives a power cut; rot is noticed",
        )


def schema(visit: Visit) -> Look:
    """Its numbers are those of this release."""
    known = {name for (name,) in visit.connection.execute(SCHEMA)}
    missing, newer = sorted({*names()} - known), sorted(known - {*names()})
    if newer:
        yield wrong(
            "schema",
            zh=f"数据库由更新的版本建立（{', '.join(newer)}）",
            en=f"the database was made by a newer release ({', '.join(newer)})",
        )
    elif missing:
        yield wrong(
            "schema",
            zh=f"数据库结构缺少 {', '.join(missing)}；启动一次即可补齐",
            en=f"the schema lacks {', '.join(missing)}; the next start adds it",
        )
    else:
        yield well(
            "schema",
            zh=f"数据库结构为本版本（{names()[-1]}）",
            en=f"the schema is this release's ({names()[-1]})",
        )


def protection(visit: Visit) -> Look:
    """Rights, triggers and functions of the log are as they were made."""
    found = [*safeguards(visit.connection)]
    for each in found:
        zh, _, en = each.what.partition(" / ")
        yield wrong("safeguards", zh=zh, en=en)
    if not found:
        yield well(
            "safeguards",
            zh="日志的权限、触发器和函数均为原样",
            en="rights, triggers and functions of the log are as they were made",
        )


def read_models(visit: Visit) -> Look:
    """None was set aside, and each is made as this release makes it."""
    rows = visit.connection.execute(MODELS, [visit.jurisdiction]).fetchall()
    behind = ", ".join(sorted(name for name, _, at in rows if at is not None))
    made = {name: definition for name, definition, _ in rows}
    other = ", ".join(m.name for m in ALL if made.get(m.name) != m.definition)
    if behind:
        yield wrong(
            "read-models",
            zh=f"读模型 {behind} 已搁置，页面数字偏旧；请运行 zhuanban projections rebuild",
            en=f"{behind} set aside, pages show old numbers; run `zhuanban projections rebuild`",
        )
    if other:
        yield wrong(
            "read-models",
            zh=f"读模型 {other} 不是本版本的定义；启动时会重建",
            en=f"{other} made by another release; the next start rebuilds",
        )
    if not behind and not other:
        yield well(
            "read-models",
            zh=f"{len(rows)} 个读模型均与日志同步",
            en=f"all {len(rows)} read models hold the whole log",
        )
