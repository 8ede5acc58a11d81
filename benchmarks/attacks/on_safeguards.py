"""What keeps the log append-only is taken away, and a read model is made to say something else."""

from __future__ import annotations

from pathlib import Path

from psycopg import sql

from audit.fsck import differing
from benchmarks.attacks.trial import Attack, Dice, Expected, Trial
from benchmarks.attacks.village import Scene, Village
from store.read_model import ReadModel

SAFEGUARDS = Path(__file__).with_name("safeguards.sql")
NUMBERS = """
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
  AND atttypid IN ('int4'::regtype, 'int8'::regtype, 'int2'::regtype)"""


def one_of(part: str, kind: str, village: Village, what: str) -> Attack:
    """One statement of a part of safeguards.sql, by a superuser."""
    _, _, rest = SAFEGUARDS.read_text().partition(f"-- part {part}\n")
    statements = rest.partition("\n\n")[0].strip().rstrip(";").split(";\n")

    def attempt(scene: Scene) -> Expected:
        scene.run(scene.dice.choice(statements))
        return Expected.of(kind)

    return Attack(part, what, village.attempt(attempt))


def read_model(village: Village, dice: Dice) -> Trial:
    """A row deleted, written twice, or one of its numbers counted up."""
    with village.scene(dice) as scene:
        model = dice.choice(village.books.models)
        while not spoiled(scene, model):
            model = dice.choice(village.books.models)
        found = differing(scene.connection, 1, [model], village.books.vault)
        return Trial(
            Expected.of("read_model_differs"), [(each.kind, each.position) for each in found]
        )


def spoiled(scene: Scene, model: ReadModel) -> bool:
    """Whether there was a row that says something, and now says another thing."""
    table = scene.dice.choice(model.tables)
    silent = sql.SQL(model.silent.get(table, "false"))
    names = {"table": sql.Identifier(table), "silent": silent}
    rows = scene.connection.execute(
        sql.SQL("SELECT ctid FROM {table} WHERE NOT ({silent}) ORDER BY ctid").format(**names)
    ).fetchall()
    if not rows:
        return False
    ctid = scene.dice.choice(rows)[0]
    numbers = [name for (name,) in scene.run(NUMBERS, table) if name != "jurisdiction"]
    if numbers and scene.dice.random() < 0.5:
        names["column"] = sql.Identifier(scene.dice.choice(numbers))
        how = "UPDATE {table} SET {column} = coalesce({column}, 0) + 1001 WHERE ctid = %s"
    else:
        how = "DELETE FROM {table} WHERE ctid = %s"
    scene.connection.execute(sql.SQL(how).format(**names), [ctid])
    return True


def attacks(village: Village) -> list[Attack]:
    """The classes."""
    return [
        one_of("grants", "grant_changed", village, "rights on the log given or taken"),
        one_of("roles", "grant_changed", village, "the application's role made mightier"),
        one_of("hidden", "grant_changed", village,
               "row security, a rule or an inheriting table between the log and its readers"),
        one_of("triggers", "trigger_changed", village,
               "a trigger dropped, disabled, replaced or added"),
        one_of("functions", "function_changed", village,
               "a function replaced, added, removed, opened to all, its rights or settings other"),
        one_of("constraints", "constraint_changed", village,
               "a key, check or NOT NULL of the log dropped"),
        Attack("read-model", "a row of a read model changed or deleted",
               lambda dice: read_model(village, dice)),
    ]  # fmt: skip
