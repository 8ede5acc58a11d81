-- The phones that bring entries: what arrived of each, and what it said it still holds.

CREATE TABLE zhuanban.devices (
    jurisdiction  integer NOT NULL,
    account       uuid NOT NULL,
    id            uuid NOT NULL,
    cadre         text NOT NULL,                 -- the account's name
    session       uuid,                          -- of its last sync; ends with a revocation
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    seen_at       timestamptz NOT NULL DEFAULT now(),
    drift         double precision,              -- seconds the server was ahead of it
    seq           bigint NOT NULL DEFAULT 0,     -- the last number it gave to an entry
    received      int8multirange NOT NULL DEFAULT '{}',  -- numbers that arrived or were given up
    unsent        jsonb NOT NULL DEFAULT '{}',   -- entries it still holds, by project
    files         integer NOT NULL DEFAULT 0,    -- attachments it still holds
    agrees        boolean,                       -- whether it had the caseload that was here
    revoked_at    timestamptz,
    PRIMARY KEY (jurisdiction, account, id)
);
CREATE INDEX devices_by_id ON zhuanban.devices (jurisdiction, id);
CREATE INDEX devices_of_cadre ON zhuanban.devices (jurisdiction, cadre);
GRANT SELECT, INSERT, UPDATE ON zhuanban.devices TO zhuanban_app;
