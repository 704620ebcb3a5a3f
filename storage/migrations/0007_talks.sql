-- Talks that heads held over the morning digest; teams that are one department.
-- Timestamps (*_at) are UTC, whole seconds since 1970. Days are the team's local days, 'YYYY-MM-DD'.

CREATE TABLE talks (                           -- a row for each talk that a head did something about
  id          INTEGER PRIMARY KEY,
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id), -- with whom
  subject     TEXT NOT NULL,                   -- the link of their work: a metric; or a kind of advice
  opened_on   TEXT NOT NULL,                   -- the digest's day
  act         TEXT NOT NULL CHECK (act IN ('asked', 'praised', 'snoozed')),
  reason      TEXT NOT NULL DEFAULT '',        -- why it is snoozed
  now_total   INTEGER NOT NULL,                -- what the link brought by then, over now_count workdays
  now_count   INTEGER NOT NULL,                -- 0: no value
  norm_total  INTEGER NOT NULL,                -- and in the eight weeks before those
  norm_count  INTEGER NOT NULL,
  rests_until TEXT NOT NULL,                   -- open end: until then no digest speaks of it
  follow_up_on TEXT,                           -- when a digest says whether the link moved; NULL: never
  acted_by    INTEGER NOT NULL REFERENCES people (id),
  acted_at    INTEGER NOT NULL,
  UNIQUE (team_id, person_id, subject, opened_on)
) STRICT;

CREATE TABLE departments (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE department_teams (                -- a team is in one department at most
  team_id     INTEGER PRIMARY KEY REFERENCES teams (id),
  department_id INTEGER NOT NULL REFERENCES departments (id),
  joined_by   INTEGER NOT NULL REFERENCES people (id),
  joined_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX department_teams_by_department ON department_teams (department_id);

CREATE INDEX deliveries_of_day ON deliveries (chat_id, period); -- how many posts a chat has had today
