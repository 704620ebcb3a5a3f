-- What a post showed is kept with it, so that a correction can be told from what was posted.

ALTER TABLE posts ADD COLUMN figures TEXT;     -- JSON: what it showed; NULL: nothing to correct

ALTER TABLE deliveries ADD COLUMN shown TEXT;  -- the figures after the last edit; NULL: as posted
ALTER TABLE deliveries ADD COLUMN look_at INTEGER; -- not to be held against the ledger before; NULL: never

CREATE INDEX deliveries_to_look_at ON deliveries (look_at) WHERE look_at IS NOT NULL;
