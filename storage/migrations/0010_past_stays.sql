-- Of whoever came back to a team: when they were in it before, so that what was asked of them then
-- is still asked. Kept as days: neither another time zone nor what is logged later moves them.

CREATE TABLE past_stays (
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  starts_on   TEXT NOT NULL,                   -- the local day: YYYY-MM-DD
  ends_on     TEXT NOT NULL,                   -- the first day that is none of it
  PRIMARY KEY (team_id, person_id, starts_on)
) STRICT, WITHOUT ROWID;
