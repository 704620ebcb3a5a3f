-- Countries of holidays from a day on, absences of people rather than of teams, the names of topics,
-- and whose the last changes of settings are.
-- Timestamps (*_at) are UTC, whole seconds since 1970. Days are the team's local days, 'YYYY-MM-DD'.

CREATE TABLE past_countries (                  -- whose public holidays were days off before the team's own now
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  ends_on     TEXT NOT NULL,                   -- open end: the first day of the next one, or of the team's now
  country     TEXT NOT NULL,
  set_by      INTEGER NOT NULL REFERENCES people (id), -- who ended it
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, ends_on)
) STRICT, WITHOUT ROWID;

DROP INDEX absences_by_team;                   -- people are away, not teams: team_id is where it was said
CREATE INDEX absences_by_person ON absences (person_id, state, starts_on);

CREATE TABLE absence_messages (                -- an edit of the message changes what it entered
  absence_id  INTEGER PRIMARY KEY REFERENCES absences (id),
  message_id  INTEGER NOT NULL                 -- in the private chat of entered_by
) STRICT;
CREATE INDEX absence_messages_by_message ON absence_messages (message_id);

CREATE TABLE topics (                          -- as Telegram named them when the bot was there
  chat_id     INTEGER NOT NULL,
  thread_id   INTEGER NOT NULL,
  name        TEXT NOT NULL,
  PRIMARY KEY (chat_id, thread_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE settings ADD COLUMN changed_in INTEGER NOT NULL DEFAULT 0; -- the message whose screen it was; 0: none
ALTER TABLE settings ADD COLUMN own_since INTEGER NOT NULL DEFAULT 0; -- versions after it: changed_by's in changed_in
UPDATE settings SET own_since = version;
