"""A replica that falls behind is no replica when it is needed."""

from __future__ import annotations

from api.doctor.item import Item, Look, Visit

LATE, FAR = 60.0, 64 * 2**20  # seconds and bytes
MIB = 2**20
REPLICAS = """
SELECT coalesce(nullif(application_name, ''), client_addr::text, '?'), state,
    coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
        ELSE pg_current_wal_lsn() END, coalesce(replay_lsn, flush_lsn, sent_lsn)), 0)::bigint,
    coalesce(extract(epoch FROM coalesce(replay_lag, flush_lag)), 0)::float
FROM pg_stat_replication ORDER BY 1"""


def replicas(visit: Visit) -> Look:
    """How far each is behind."""
    for row in visit.connection.execute(REPLICAS).fetchall():
        yield judged(*row)


def judged(name: str, state: str, behind: int, late: float) -> Item:
    """One replica, by what its primary sees of it: bytes and seconds behind."""
    told = f"{behind / MIB:.1f} MiB, {late:.0f} s"
    is_well = state in {"streaming", "backup"} and behind < FAR and late < LATE
    return Item(
        "replica",
        ok=is_well,
        zh=f"备库 {name}（{state}）落后 {told}",
        en=f"the replica {name} ({state}) is {told} behind",
    )
