"""A read model is SQL that folds the events after one position up to another into its tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson
import psycopg
from psycopg import Connection

from store.known import KNOWN

if TYPE_CHECKING:
    from store.vault import Vault

# Where a step's events come from. The log is not qualified on purpose: where a past moment is
# asked about, a temporary table of that name stands before it.
OF_LOG = (
    "SELECT * FROM events WHERE jurisdiction = _jurisdiction"
    " AND position > _after AND position <= _upto AND"
)
# A row is seen by whoever has one of its ids in sight; the list is made once a statement.
POLICY = (
    "CREATE POLICY by_{column} ON {table} FOR SELECT TO zhuanban_reader"
    " USING ({column} = ANY ((SELECT zhuanban.sight())::uuid[]));"
)
OF_BATCH = "SELECT * FROM unnest(_arrived) WHERE"

FEW = 2  # steps
PRESENT = b"""
SELECT DISTINCT topic FROM events WHERE jurisdiction = %(jurisdiction)s
  AND position > %(after)s AND position <= %(upto)s AND topic = ANY (%(heard)s)"""
Fold = Callable[["Connection[Any]", "Vault", dict[str, int]], None]


class FoldFailed(psycopg.DataError):
    """A fold in Python fell over an event, as a fold in SQL may."""


@dataclass(frozen=True)
class Step:
    """One statement and the topics it listens to; ``if_found`` runs it only after rows were found.

    The statement reads ``arrived``: the events of the span with those topics.
    """

    topics: tuple[str, ...]
    sql: str
    if_found: bool = False

    def guarded(self, source: str) -> str:
        """The statement over the events of ``source``, as a function's body runs it."""
        stored = ",".join(f"{topic}@1" for topic in self.topics)
        found = " AND found" if self.if_found else ""
        sql = self.sql.strip()
        more = sql.removeprefix("WITH ")
        return (
            f"IF _heard && '{{{stored}}}'{found} THEN\nWITH arrived AS NOT MATERIALIZED ("
            f"{source} topic = ANY ('{{{stored}}}')){' ' if more == sql else ', '}{more};\nEND IF;"
        )


@dataclass(frozen=True)
class ReadModel:
    """One question: its tables, the topics it listens to, the steps that bring it along.

    Steps and ``ddl`` name tables without a schema, so that the same text serves the live
    tables, a rebuild beside them, and a past moment in temporary ones. Steps must give the
    same rows however the log is cut into spans. ``unlike`` names columns that differ from
    machine to machine (sealed boxes, keyed hashes); digests leave them out.
    ``silent`` is the condition of rows that say nothing (a sum of zero). ``sight`` names, for
    each table that readers are shown, the columns whose ids decide who may see a row.
    """

    name: str
    ddl: str
    tables: tuple[str, ...]
    ignores: frozenset[str]
    steps: tuple[Step, ...] = ()
    hears_in_python: frozenset[str] = frozenset()
    fold_in_python: Fold | None = None
    unlike: dict[str, tuple[str, ...]] = field(default_factory=dict)
    silent: dict[str, str] = field(default_factory=dict)
    sight: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def topics(self) -> frozenset[str]:
        """All it listens to."""
        return self.hears_in_python.union(*(step.topics for step in self.steps))

    @property
    def aggregates(self) -> frozenset[str]:
        """What it asks about: where a newer release says more of one, it cannot go on."""
        return frozenset(topic.partition(".")[0] for topic in self.topics)

    @property
    def function(self) -> str:
        """The statement that makes its fold of a span of the log a function of the database."""
        body = "\n".join(step.guarded(OF_LOG) for step in self.steps)
        return (
            f"CREATE OR REPLACE FUNCTION models.fold_{self.name}("
            "_jurisdiction integer, _after bigint, _upto bigint, _heard text[]) RETURNS void "
            # Spans are large: each is worth a plan of its own, which reads the log in its order
            # and not stream by stream to save a part of a sort.
            "LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan"
            " SET enable_incremental_sort = off"
            f" AS $fold$\n#variable_conflict use_column\nBEGIN\n{body}\nEND $fold$"
        )

    def function_in(self, schema: str) -> str:
        """The same in another schema, for a rebuild that is under way."""
        return self.function.replace(" models.fold_", f" {schema}.fold_", 1)

    @property
    def ddl_of_tables(self) -> str:
        """What a rebuild makes first."""
        return ";".join(part for part in self.ddl.split(";") if "CREATE INDEX" not in part)

    @property
    def ddl_of_indexes(self) -> str:
        """What a rebuild makes once the tables are filled, in a tenth of the time."""
        return ";".join(part for part in self.ddl.split(";") if "CREATE INDEX" in part)

    @property
    def policies(self) -> str:
        """Which rows the reading role is shown; of tables without ``sight``, none."""
        return "".join(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
            + "".join(POLICY.format(table=table, column=column) for column in self.sight[table])
            + f"GRANT SELECT ON {table} TO zhuanban_reader;"
            for table in self.sight
        )

    @property
    def definition(self) -> str:
        """A hash of what makes the tables; another hash asks for a rebuild."""
        text = "\n".join([self.ddl, self.policies, self.function, *sorted(self.topics)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @property
    def heard(self) -> list[str]:
        """Its topics as stored."""
        return [f"{topic}@1" for topic in sorted(self.topics)]

    def hears(self, topics: set[str]) -> bool:
        """Whether any stored topic (``case.paid@1``) concerns it."""
        return not topics.isdisjoint(self.heard)

    def fold(self, connection: Connection[Any], vault: Vault, span: dict[str, int],
             topics: Collection[str] | None = None, *, schema: str = "models"
             ) -> None:  # fmt: skip
        """Take in the events of ``span``: jurisdiction, after, upto, by the one in ``schema``.

        ``topics`` are those that occur there, where that is known: each step reads the span, so
        none shall look in vain.
        """
        asked = {**span, "heard": self.heard}
        if topics is not None:
            asked["heard"] = [topic for topic in self.heard if topic in topics]
        elif len(self.steps) > FEW:
            asked["heard"] = [topic for (topic,) in connection.execute(PRESENT, asked)]
        if not asked["heard"]:
            return
        if self.steps:
            connection.execute(
                f"SELECT {schema}.fold_{self.name}("
                "%(jurisdiction)s::int, %(after)s::bigint, %(upto)s::bigint, %(heard)s)".encode(),
                asked,
            )
        self.fold_the_rest(connection, vault, span)

    def fold_the_rest(
        self, connection: Connection[Any], vault: Vault, span: dict[str, int]
    ) -> None:
        """Do what SQL cannot. Raises FoldFailed, so that any mistake sets aside only this model."""
        try:
            if self.fold_in_python:
                self.fold_in_python(connection, vault, span)
        except psycopg.Error:
            raise
        except Exception as error:
            raise FoldFailed(f"{type(error).__name__}: {error}") from error


def bring_along(models: Sequence[ReadModel]) -> str:
    """The statement that makes the writer's one call to all folds that hear a batch.

    They are the statements of the folds, over the events of the batch as the log returned them.
    A topic that this release does not know stops the models that ask about its aggregate.
    """
    known = ",".join(KNOWN)
    stops = (
        f"IF NOT _heard <@ '{{{known}}}' THEN\n_set_aside := _set_aside || zhuanban.stop_at_newer("
        f"_jurisdiction, _arrived, '{{{known}}}', '{_asking(models)}');\nEND IF;"
    )
    folds = "\n".join(
        f"IF _heard && '{{{','.join(model.heard)}}}' AND NOT '{model.name}' = ANY (_set_aside)"
        " THEN\n" + "\n".join(step.guarded(OF_BATCH) for step in model.steps) + "\nEND IF;"
        for model in models
        if model.steps
    )
    return (
        "CREATE OR REPLACE FUNCTION models.bring_along(_jurisdiction integer, _upto bigint,"
        " _arrived zhuanban.events[], _heard text[], _set_aside text[]) RETURNS void"
        f" LANGUAGE plpgsql AS $fold$\n#variable_conflict use_column\nBEGIN\n{stops}\n{folds}\n"
        "END $fold$"
    )


def _asking(models: Sequence[ReadModel]) -> str:
    return orjson.dumps({model.name: sorted(model.aggregates) for model in models}).decode()


STOP = b"""
SELECT zhuanban.stop_at_newer(%(jurisdiction)s, array_agg(e), %(known)s::text[], %(asking)s)
FROM zhuanban.events e
WHERE jurisdiction = %(jurisdiction)s AND position > %(after)s AND position <= %(upto)s"""


def stop_at_newer(connection: Connection[Any], models: Sequence[ReadModel],
                  span: dict[str, int]) -> list[str]:  # fmt: skip
    """Set aside, before the span, what asks about an aggregate of which it says something newer."""
    row = connection.execute(STOP, {**span, "known": KNOWN, "asking": _asking(models)}).fetchone()
    return list(row[0]) if row else []
