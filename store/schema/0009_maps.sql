-- Parcel maps as they are drawn, named by the SHA-256 of their bytes; the log says which is whose.
CREATE TABLE zhuanban.maps (
    jurisdiction integer NOT NULL,
    sha256       bytea NOT NULL,
    outlines     bytea NOT NULL,
    PRIMARY KEY (jurisdiction, sha256)
);
GRANT SELECT, INSERT ON zhuanban.maps TO zhuanban_app;
