"""No phone sits for a week on what its owner wrote, or lives in another hour."""

from __future__ import annotations

from api.doctor.item import Look, Visit, well, wrong

NAMED = 5  # accounts that a line names
UNSENT = """
SELECT cadre, sum(n::integer)::integer FROM zhuanban.devices, jsonb_each_text(unsent) e (project, n)
WHERE jurisdiction = %s AND revoked_at IS NULL AND seen_at < now() - '7 days'::interval
GROUP BY cadre HAVING sum(n::integer) > 0 ORDER BY 2 DESC, 1"""
DRIFT = """
SELECT cadre, max(abs(drift)) FROM zhuanban.devices
WHERE jurisdiction = %s AND revoked_at IS NULL AND seen_at > now() - '7 days'::interval
  AND abs(drift) > 3600 GROUP BY cadre ORDER BY 2 DESC, 1"""


def unsent(visit: Visit) -> Look:
    """Entries that a phone said it holds, and has not been heard of for a week since."""
    rows = visit.connection.execute(UNSENT, [visit.jurisdiction]).fetchall()
    entries, whose = sum(n for _, n in rows), named([name for name, _ in rows])
    if rows:
        yield wrong(
            "unsent",
            zh=f"手机上有 {entries} 条记录一周以上未传：{whose}",
            en=f"{entries} entries have lain on phones for more than a week: {whose}",
        )
    else:
        yield well(
            "unsent",
            zh="没有手机一周以上未上传记录",
            en="no phone has held entries for more than a week",
        )


def drift(visit: Visit) -> Look:
    """Clocks that are off by more than an hour; what they date is set right, and shown as such."""
    rows = visit.connection.execute(DRIFT, [visit.jurisdiction]).fetchall()
    whose = named([f"{name} {seconds / 3600:.0f} h" for name, seconds in rows])
    if rows:
        yield wrong(
            "phone-clocks",
            zh=f"手机时钟相差一小时以上：{whose}",
            en=f"clocks of phones are off by more than an hour: {whose}",
        )
    else:
        yield well(
            "phone-clocks", zh="手机时钟均在一小时以内", en="clocks of phones are within an hour"
        )


def named(all_: list[str]) -> str:
    """The first of them, and that there are more."""
    return ", ".join(all_[:NAMED]) + (" …" if len(all_) > NAMED else "")
