-- What heads have set by buttons. Timestamps (*_at) are UTC, whole seconds since 1970.
-- Times of a day are minutes since the team's local midnight. Days are local, 'YYYY-MM-DD'.

CREATE TABLE settings (                        -- without a row: the usual
  team_id     INTEGER PRIMARY KEY REFERENCES teams (id),
  version     INTEGER NOT NULL,                -- grows with each change; screens carry the one they show
  changed_by  INTEGER NOT NULL REFERENCES people (id),
  changed_at  INTEGER NOT NULL,
  quiet_from  INTEGER NOT NULL,                -- the same as quiet_until: no quiet hours
  quiet_until INTEGER NOT NULL,
  posts_a_day INTEGER NOT NULL CHECK (posts_a_day > 0) -- the most that the team's chat is to get
) STRICT;

CREATE TABLE post_plans (                      -- without a row: the usual
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  kind        TEXT NOT NULL,
  is_on       INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  at          INTEGER NOT NULL CHECK (at BETWEEN 0 AND 1439),
  weekdays    TEXT NOT NULL CHECK (weekdays <> ''), -- '01234': of the workdays only these; 0 is Monday
  audience    TEXT NOT NULL,
  chat_id     INTEGER,                         -- the topic it goes to; NULL: where /bind was said
  thread_id   INTEGER,
  PRIMARY KEY (team_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE weights (                         -- dated: a row holds from its day until the next one
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  metric      TEXT NOT NULL,
  starts_on   TEXT NOT NULL,
  points      INTEGER NOT NULL CHECK (points >= 0), -- for one
  cap         INTEGER CHECK (cap > 0),         -- points a day; NULL: no cap
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, metric, starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE prompts (                         -- questions of a settings screen; a reply answers them
  chat_id     INTEGER NOT NULL,
  message_id  INTEGER NOT NULL,                -- the question
  screen_id   INTEGER NOT NULL,                -- the message with the screen
  asked       TEXT NOT NULL,                   -- what a button with the answer would carry, less the value
  asked_at    INTEGER NOT NULL,
  PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE expected (                        -- chosen by a head; in the team once they press Start
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL,                -- may be unknown to the bot as yet
  name        TEXT NOT NULL,
  asked_by    INTEGER NOT NULL REFERENCES people (id),
  asked_at    INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX expected_by_person ON expected (person_id);
