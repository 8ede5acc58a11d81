-- The tree over the log and the heads over its streams: what checkpoints are made of.
-- Nothing here has to be believed: it must fit the checkpoints that are kept outside.

CREATE SCHEMA audit;

-- How far the log is folded in: one row a jurisdiction, moved with the tiles and the heads.
CREATE TABLE audit.trees (
    jurisdiction integer PRIMARY KEY,
    size         bigint NOT NULL,
    root         bytea NOT NULL,
    heads        bytea NOT NULL
) WITH (fillfactor = 10);

-- Up to 256 hashes each; the hash of a full tile is an entry of the tile above.
CREATE TABLE audit.tiles (
    jurisdiction integer NOT NULL,
    level        smallint NOT NULL,
    nth          bigint NOT NULL,
    hashes       bytea NOT NULL,
    PRIMARY KEY (jurisdiction, level, nth)
);
ALTER TABLE audit.tiles ALTER hashes SET STORAGE EXTERNAL;  -- hashes do not compress

-- One row a stream, cadre, project and task force: how many records, and a running hash over them.
CREATE TABLE audit.heads (
    jurisdiction integer NOT NULL,
    key          bytea NOT NULL,
    n            bigint NOT NULL,
    chain        bytea NOT NULL,
    PRIMARY KEY (jurisdiction, key)
) WITH (fillfactor = 70);

-- Sixteen hashes each, four levels from the root to the buckets of heads.
CREATE TABLE audit.shelves (
    jurisdiction integer NOT NULL,
    level        smallint NOT NULL,
    nth          integer NOT NULL,
    hashes       bytea NOT NULL,
    PRIMARY KEY (jurisdiction, level, nth)
) WITH (fillfactor = 50);

CREATE TABLE audit.checkpoints (
    jurisdiction integer NOT NULL,
    size         bigint NOT NULL,
    note         text NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (jurisdiction, size)
);

-- A witness's line under a checkpoint; ``at`` is the time the witness put into it.
CREATE TABLE audit.cosignatures (
    jurisdiction integer NOT NULL,
    size         bigint NOT NULL,
    witness      text NOT NULL,
    at           timestamptz NOT NULL,
    line         text NOT NULL,
    PRIMARY KEY (jurisdiction, size, witness)
);

CREATE FUNCTION audit.field(_bytes bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN _bytes IS NULL THEN '\xffffffff'::bytea
                ELSE int4send(octet_length(_bytes)) || _bytes END
$$;

-- The leaf of an event: every column, each after its length. docs/audit.md is its description.
CREATE FUNCTION audit.leaf(e zhuanban.events) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT '\x000000076576656e742f31'::bytea
        || '\x00000004' || int4send(e.jurisdiction)
        || '\x00000008' || int8send(e.position)
        || '\x00000010' || uuid_send(e.stream)
        || '\x00000004' || int4send(e.version)
        || '\x00000008' || timestamptz_send(e.recorded_at)
        || audit.field(convert_to(e.topic, 'UTF8'))
        || audit.field(timestamptz_send(e.occurred_at))
        || audit.field(convert_to(e.cadre, 'UTF8'))
        || audit.field(uuid_send(e.project))
        || audit.field(uuid_send(e.task_force))
        || audit.field(uuid_send(e.op_id))
        || audit.field(e.state)
$$;

GRANT USAGE ON SCHEMA audit TO zhuanban_app;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO zhuanban_app;
GRANT INSERT, UPDATE ON audit.trees, audit.tiles, audit.heads, audit.shelves TO zhuanban_app;
GRANT INSERT ON audit.checkpoints, audit.cosignatures TO zhuanban_app;
