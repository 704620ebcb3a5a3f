-- Plans beside minimums, who has accepted them, and months that are closed.
-- Timestamps (*_at) are UTC, whole seconds since 1970. Days are the team's local days, 'YYYY-MM-DD'.
-- Amounts are counts, minutes or minor units, as the metric has it.

CREATE TABLE targets_of_all_levels (           -- dated: a row holds from its day until the next one
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL DEFAULT 0,      -- 0: each manager who has none of their own; -1: the team
  metric      TEXT NOT NULL,
  period      TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
  level       TEXT NOT NULL CHECK (level IN ('minimum', 'plan', 'stretch', 'band')),
  starts_on   TEXT NOT NULL,
  amount      INTEGER,                         -- of a band the lower end; NULL: from this day there is none
  upper       INTEGER,                         -- the upper end of a band, part of it
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id, metric, period, level, starts_on),
  CHECK ((level = 'band' AND amount IS NOT NULL) = (upper IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO targets_of_all_levels
  (team_id, person_id, metric, period, level, starts_on, amount, set_by, set_at)
  SELECT team_id, person_id, metric, period, 'minimum', starts_on, minimum, set_by, set_at FROM targets;
DROP TABLE targets;
ALTER TABLE targets_of_all_levels RENAME TO targets;

CREATE TABLE acknowledgements (                -- who has said yes to what was asked of a month
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  month       TEXT NOT NULL,                   -- its first day
  terms       TEXT NOT NULL,                   -- what was asked, as it was shown; anything else asks anew
  accepted_at INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id, month, terms)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_months (                   -- the figures as they stood when the month was closed
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  month       TEXT NOT NULL,                   -- its first day
  person_id   INTEGER NOT NULL,                -- -1: the team
  metric      TEXT NOT NULL,                   -- 'points' too
  fact        INTEGER NOT NULL,
  plan        INTEGER,                         -- less reliefs; NULL: nothing was planned
  closed_at   INTEGER NOT NULL,
  PRIMARY KEY (team_id, month, person_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER closed_months_stay BEFORE DELETE ON closed_months
BEGIN SELECT raise(ABORT, 'a closed month stays as it was'); END;

CREATE TRIGGER closed_months_do_not_change BEFORE UPDATE ON closed_months
BEGIN SELECT raise(ABORT, 'a closed month stays as it was'); END;
