-- The work calendar: when a team works, who works how much of it, and who is away.
-- Timestamps (*_at) are UTC, whole seconds since 1970. Days are the team's local days, 'YYYY-MM-DD'.
-- What is dated holds from its day on, until the next row; what was before stays as it was.

CREATE TABLE work_weeks (                      -- dated; before the first one: Monday to Friday
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  starts_on   TEXT NOT NULL,
  weekdays    TEXT NOT NULL CHECK (weekdays <> ''), -- '01234': 0 is Monday
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE work_hours (                      -- dated; before the first one: 09:00 to 18:00
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  starts_on   TEXT NOT NULL,
  opens       INTEGER NOT NULL,                -- minutes since midnight, the team's local time
  closes      INTEGER NOT NULL,                -- open end
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, starts_on),
  CHECK (0 <= opens AND opens < closes AND closes <= 1440)
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar_days (                   -- the team's own word on a day, over its country's
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  day         TEXT NOT NULL,
  is_workday  INTEGER NOT NULL CHECK (is_workday IN (0, 1)),
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE shrinking (                       -- dated; without a row counts shrink and money does not
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  metric      TEXT NOT NULL,
  starts_on   TEXT NOT NULL,
  shrinks     INTEGER NOT NULL CHECK (shrinks IN (0, 1)), -- whether less capacity asks for less of it
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, metric, starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedules (                       -- dated; without a row a person carries the full load
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  starts_on   TEXT NOT NULL,
  weekdays    TEXT,                            -- of the team's work week only these; NULL: all of it
  load        INTEGER NOT NULL CHECK (load BETWEEN 1 AND 100), -- percent of a full day
  ramp        TEXT NOT NULL DEFAULT '',        -- '40,60,80': percents week by week, then the full load
  ramp_from   TEXT NOT NULL,                   -- the first day of the ramp's first week
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id, starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE absences (                        -- append-only: only the state moves, and never back
  id          INTEGER PRIMARY KEY,
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id), -- who is away
  starts_on   TEXT NOT NULL,
  ends_on     TEXT NOT NULL,                   -- open end: the first day that is none of it
  kind        TEXT NOT NULL CHECK (kind IN ('vacation', 'sick', 'trip', 'day_off', 'other')),
  note        TEXT NOT NULL DEFAULT '',
  entered_by  INTEGER NOT NULL REFERENCES people (id),
  entered_at  INTEGER NOT NULL,
  shortens    INTEGER REFERENCES absences (id), -- the cancelled one whose days so far this keeps
  state       TEXT NOT NULL CHECK (state IN ('standing', 'waiting', 'declined', 'cancelled')),
  decided_by  INTEGER REFERENCES people (id),  -- who moved the state last
  decided_at  INTEGER,
  CHECK (starts_on < ends_on)
) STRICT;
CREATE INDEX absences_by_team ON absences (team_id, state, person_id, starts_on);

CREATE TRIGGER absences_stay BEFORE DELETE ON absences
BEGIN SELECT raise(ABORT, 'absences are append-only'); END;

CREATE TRIGGER absences_do_not_change
BEFORE UPDATE OF id, team_id, person_id, starts_on, ends_on, kind, entered_by, entered_at, shortens ON absences
BEGIN SELECT raise(ABORT, 'absences are append-only'); END;

CREATE TRIGGER absences_stay_decided BEFORE UPDATE OF state ON absences
WHEN old.state IN ('declined', 'cancelled') OR new.state = 'waiting'
BEGIN SELECT raise(ABORT, 'absences are append-only'); END;
