-- Files of rows that an import refused, sealed whole under a key that is not in the database.
CREATE TABLE zhuanban.refused_files (
    jurisdiction integer NOT NULL,
    id           uuid NOT NULL,
    name         text NOT NULL,
    box          bytea NOT NULL,
    kept_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (jurisdiction, id)
);
GRANT SELECT, INSERT, DELETE ON zhuanban.refused_files TO zhuanban_app;
