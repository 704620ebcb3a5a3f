CREATE TABLE installation (                    -- what its owner has set, for all teams; without a row: the usual
  name        TEXT PRIMARY KEY,
  value       TEXT NOT NULL,
  set_at      INTEGER NOT NULL                 -- UTC, whole seconds since 1970
) STRICT, WITHOUT ROWID;
