-- Who may ask: sign-in and sessions, which are no history; and what a reader may see of the log.

CREATE TABLE zhuanban.credentials (
    jurisdiction integer NOT NULL,
    account      uuid NOT NULL,
    password     text,                            -- Argon2id, encoded
    must_change  boolean NOT NULL DEFAULT false,
    totp         bytea,                           -- sealed under a key that is not in the database
    totp_step    bigint,                          -- the last step used: none is accepted twice
    failed       integer NOT NULL DEFAULT 0,
    failed_at    timestamptz,
    changed_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (jurisdiction, account)
);

-- secret: SHA-256 of what the browser or script holds.
CREATE TABLE zhuanban.sessions (
    jurisdiction integer NOT NULL,
    id           uuid NOT NULL,
    account      uuid NOT NULL,
    secret       bytea NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('browser', 'token')),
    posting      integer,
    label        text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    seen_at      timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, id),
    UNIQUE (jurisdiction, secret)
);
CREATE INDEX sessions_of_account ON zhuanban.sessions (jurisdiction, account);

CREATE TABLE zhuanban.city_logins (
    jurisdiction integer NOT NULL,
    issuer       text NOT NULL,
    subject      text NOT NULL,
    account      uuid NOT NULL,
    PRIMARY KEY (jurisdiction, issuer, subject)
);

CREATE TABLE zhuanban.invitations (
    jurisdiction integer NOT NULL,
    secret       bytea NOT NULL,
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, secret)
);

CREATE TABLE zhuanban.failures (
    jurisdiction integer NOT NULL,
    key          bytea NOT NULL,
    n            integer NOT NULL,
    last_at      timestamptz NOT NULL,
    PRIMARY KEY (jurisdiction, key)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON zhuanban.credentials, zhuanban.sessions,
    zhuanban.city_logins, zhuanban.invitations, zhuanban.failures TO zhuanban_app;

-- Ids of the task forces, projects and cases that the present reader may see, set for one
-- transaction; nothing where nobody set it.
CREATE FUNCTION zhuanban.sight() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('zhuanban.sight', true), ''), '{}')::uuid[]
$$;

-- The log as a reader sees it: of the same name, in a schema that a reader's search path puts first.
CREATE SCHEMA seen;
CREATE VIEW seen.events WITH (security_barrier) AS
    SELECT * FROM zhuanban.events
    WHERE project = ANY ((SELECT zhuanban.sight())::uuid[])
       OR stream = ANY ((SELECT zhuanban.sight())::uuid[])
       OR (project IS NULL AND task_force = ANY ((SELECT zhuanban.sight())::uuid[]));
GRANT USAGE ON SCHEMA seen, zhuanban, models TO zhuanban_reader;
GRANT SELECT ON seen.events, zhuanban.heads, zhuanban.read_models, zhuanban.person_keys
    TO zhuanban_reader;
