"""Rows of the log are changed, removed, added, moved and dated back by a superuser."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg

from benchmarks.attacks.trial import Attack, Dice, Expected, flipped_bytes, flipped_text
from benchmarks.attacks.village import Scene, Village

CHANGED = (
    "state", "topic", "cadre", "occurred_at", "recorded_at", "version", "stream", "project",
    "task_force", "op_id",
)  # fmt: skip
OF_NULL: dict[str, Any] = {
    "cadre": "amy", "occurred_at": datetime(2020, 11, 1, 20, tzinfo=UTC), "project": UUID(int=1),
    "task_force": UUID(int=1), "op_id": UUID(int=1),
}  # fmt: skip
FAR = 1_000_000_000
COPY = """
INSERT INTO zhuanban.events (jurisdiction, position, stream, version, recorded_at, topic,
    occurred_at, cadre, project, task_force, op_id, state)
SELECT jurisdiction, %s, %s, version, recorded_at - %s, topic, occurred_at, cadre, project,
    task_force, NULL, state
FROM zhuanban.events WHERE jurisdiction = 1 AND position = %s"""


def flipped(dice: Dice, column: str, value: Any) -> Any:
    """The value with one bit turned; a NULL becomes something."""
    match value:
        case None:
            return OF_NULL[column]
        case bytes():
            return flipped_bytes(dice, value)
        case str():
            return flipped_text(dice, value)
        case UUID():
            return UUID(bytes=flipped_bytes(dice, value.bytes))
        case int():
            return value ^ 1 << dice.randrange(31)
        case datetime():
            whole = (value - datetime(2000, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
            turned = timedelta(microseconds=whole ^ 1 << dice.randrange(49))
            return datetime(2000, 1, 1, tzinfo=UTC) + turned
    raise TypeError(column)


def change(scene: Scene, position: int, column: str) -> bool:
    """Turn a bit of a column, unless that makes a version twice."""
    row = scene.run("SELECT {column} FROM zhuanban.events WHERE jurisdiction = 1 AND position = %s",
                    position, column=column).fetchone()  # fmt: skip
    assert row
    value = flipped(scene.dice, column, row[0])
    try:
        with scene.connection.transaction():
            scene.run(
                "UPDATE zhuanban.events SET {column} = %s WHERE jurisdiction = 1 AND position = %s",
                value, position, column=column,
            )  # fmt: skip
    except psycopg.errors.UniqueViolation:
        return False
    return True


def anywhere(scene: Scene, least: int = 1) -> int:
    """A position at or below the last checkpoint held outside."""
    return scene.dice.randint(least, scene.size)


def one_bit(scene: Scene) -> Expected:
    position = anywhere(scene)
    while not change(scene, position, scene.dice.choice(CHANGED)):
        pass
    return Expected.of("event_changed", position=position)


def to_another_jurisdiction(scene: Scene) -> Expected:
    position = anywhere(scene)
    scene.run("UPDATE zhuanban.events SET jurisdiction = 2 WHERE position = %s", position)
    return missing(scene, position)


def missing(scene: Scene, position: int) -> Expected:
    """A record that is gone; the last one leaves a shorter log."""
    is_last = position == scene.size
    return Expected.of("log_is_shorter" if is_last else "event_missing", position=position)


def delete(scene: Scene) -> Expected:
    position = anywhere(scene)
    scene.run("DELETE FROM zhuanban.events WHERE position = %s", position)
    return missing(scene, position)


def renumber(scene: Scene, after: int, by: int) -> None:
    """Move everything after a position, and the end of the log with it."""
    scene.run("UPDATE zhuanban.events SET position = position + %s WHERE position > %s", FAR, after)
    scene.run("UPDATE zhuanban.events SET position = position - %s WHERE position > %s",
              FAR - by, FAR)  # fmt: skip
    if scene.dice.random() < 0.5:
        scene.run("UPDATE zhuanban.heads SET position = position + %s", by)


def delete_and_renumber(scene: Scene) -> Expected:
    position = scene.dice.randrange(1, scene.size)
    scene.run("DELETE FROM zhuanban.events WHERE position = %s", position)
    renumber(scene, position, -1)
    return Expected.of("event_changed", position=position)


def copied(scene: Scene, to: int, like: int, back: timedelta = timedelta(0)) -> None:
    """A new record under a stream of its own, otherwise like another."""
    stream = UUID(int=scene.dice.getrandbits(128))
    scene.run(COPY, to, stream, back, like)


def insert_in_the_middle(scene: Scene) -> Expected:
    position = anywhere(scene)
    renumber(scene, position - 1, 1)
    copied(scene, position, position + 1)
    return Expected.of("event_changed", position=position)


def swap(scene: Scene) -> Expected:
    first, second = sorted(scene.dice.sample(range(1, scene.size + 1), 2))
    for before, after in [(first, FAR), (second, first), (FAR, second)]:
        scene.run("UPDATE zhuanban.events SET position = %s WHERE position = %s", after, before)
    return Expected.of("event_changed", position=first)


def truncate(scene: Scene) -> Expected:
    position = anywhere(scene)
    scene.run("DELETE FROM zhuanban.events WHERE position >= %s", position)
    scene.run("UPDATE zhuanban.heads SET position = %s", position - 1)
    return Expected.of("log_is_shorter", position=position)


def date_back(scene: Scene, column: str) -> Expected:
    position = anywhere(scene)
    while True:
        row = scene.run("SELECT {column} FROM zhuanban.events WHERE position = %s", position,
                        column=column).fetchone()  # fmt: skip
        if row and row[0]:
            break
        position = anywhere(scene)
    back = timedelta(microseconds=scene.dice.randrange(1, 10**14))
    scene.run("UPDATE zhuanban.events SET {column} = {column} - %s WHERE position = %s",
              back, position, column=column)  # fmt: skip
    return Expected.of("event_changed", position=position)


def back_date_recorded(scene: Scene) -> Expected:
    return date_back(scene, "recorded_at")


def back_date_occurred(scene: Scene) -> Expected:
    return date_back(scene, "occurred_at")


def beyond_the_head(scene: Scene) -> Expected:
    scene.run("ALTER TABLE zhuanban.events DISABLE TRIGGER ALL")
    position = scene.size + scene.dice.choice([1, 2, 1000, 2**62])
    copied(scene, position, anywhere(scene))
    return Expected.of("event_beyond_head", position=position)


def appended_dated_back(scene: Scene) -> Expected:
    position = scene.size + 1
    copied(scene, position, scene.size, timedelta(microseconds=scene.dice.randrange(1, 10**12)))
    scene.run("UPDATE zhuanban.heads SET position = %s", position)
    return Expected.of("back_dated", position=position)


def before_the_first(scene: Scene) -> Expected:
    scene.run("ALTER TABLE zhuanban.events DROP CONSTRAINT events_position_check")
    position = scene.dice.choice([0, -1, -(2**62)])
    copied(scene, position, anywhere(scene))
    return Expected.of("event_beyond_head", position=position)


def two_of_one_position(scene: Scene) -> Expected:
    position = anywhere(scene)
    scene.run("CREATE TABLE zhuanban.more () INHERITS (zhuanban.events)")
    scene.run("INSERT INTO zhuanban.more SELECT * FROM ONLY zhuanban.events WHERE position = %s",
              position)  # fmt: skip
    return Expected.of("event_beyond_head", position=position)


def null_where_none_may_be(scene: Scene) -> Expected:
    position, column = anywhere(scene), scene.dice.choice(["state", "topic", "recorded_at"])
    scene.run("ALTER TABLE zhuanban.events ALTER {column} DROP NOT NULL", column=column)
    scene.run("UPDATE zhuanban.events SET {column} = NULL WHERE position = %s", position,
              column=column)  # fmt: skip
    return Expected.of("event_changed", position=position)


def time_without_end(scene: Scene) -> Expected:
    position, column = anywhere(scene), scene.dice.choice(["occurred_at", "recorded_at"])
    time = scene.dice.choice(["infinity", "-infinity", "20000-01-01", "0044-03-15 BC"])
    scene.run("UPDATE zhuanban.events SET {column} = %s::timestamptz WHERE position = %s",
              time, position, column=column)  # fmt: skip
    return Expected.of("event_changed", position=position)


def head_of_the_log_lowered(scene: Scene) -> Expected:
    position = scene.dice.randrange(scene.size)
    scene.run("UPDATE zhuanban.heads SET position = %s", position)
    return Expected.of("log_is_shorter", position=position + 1)


def head_of_the_log_raised(scene: Scene) -> Expected:
    scene.run("UPDATE zhuanban.heads SET position = position + %s",
              scene.dice.choice([1, 10, 2**60]))  # fmt: skip
    return Expected.of("event_missing", position=scene.size + 1)


def attacks(village: Village) -> list[Attack]:
    """The classes, each tried on a store of its own state."""
    told = {
        one_bit: "one random bit in any column of any row",
        to_another_jurisdiction: "a row given to another jurisdiction",
        delete: "a row deleted",
        delete_and_renumber: "a row deleted, the rest renumbered, the head of the log too",
        insert_in_the_middle: "a row inserted in the middle, the rest renumbered",
        swap: "two rows change places",
        truncate: "the tail cut off, the head of the log moved back",
        back_date_recorded: "recorded_at dated back",
        back_date_occurred: "occurred_at dated back",
        beyond_the_head: "triggers disabled, a row inserted beyond the head",
        appended_dated_back: "a row appended with the head of the log, recorded_at dated back",
        before_the_first: "check dropped, a row inserted at position 0 or below",
        two_of_one_position: "a second row of one position, by an inheriting table",
        null_where_none_may_be: "NOT NULL dropped, a value taken away",
        time_without_end: "a time set to infinity, BC or year 20000",
        head_of_the_log_lowered: "the head of the log moved back, rows kept",
        head_of_the_log_raised: "the head of the log moved on, no rows there",
    }
    return [
        Attack(f.__name__.replace("_", "-"), what, village.attempt(f)) for f, what in told.items()
    ]
