-- Timestamps (*_at) are UTC, whole seconds since 1970. Days are the team's local days, 'YYYY-MM-DD'.
-- Money is in minor units (kopecks). People are known by Telegram's user id, never by name.

CREATE TABLE people (
  id          INTEGER PRIMARY KEY,             -- Telegram's user id
  name        TEXT NOT NULL,                   -- as Telegram last showed it
  username    TEXT NOT NULL DEFAULT '',        -- without @; '' where there is none
  language    TEXT NOT NULL DEFAULT '',        -- 'ru' or 'en'; '' until known
  started_at  INTEGER,                         -- pressed Start: the bot may write first
  blocked_at  INTEGER,                         -- blocked the bot; NULL once they write again
  team_id     INTEGER REFERENCES teams (id)    -- the team that private chat speaks of
) STRICT;

CREATE TABLE teams (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL,
  timezone    TEXT NOT NULL,                   -- IANA name
  language    TEXT NOT NULL,                   -- of what is posted in the team's chat
  country     TEXT NOT NULL DEFAULT 'RU',      -- whose public holidays are days off
  currency    TEXT NOT NULL DEFAULT 'RUB',     -- ISO 4217
  created_by  INTEGER NOT NULL REFERENCES people (id),
  created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  role        TEXT NOT NULL CHECK (role IN ('head', 'manager', 'viewer')),
  joined_at   INTEGER NOT NULL,
  left_at     INTEGER,                         -- NULL: a member now; what they logged stays
  PRIMARY KEY (team_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_person ON members (person_id);

CREATE TABLE invites (
  code        TEXT PRIMARY KEY,                -- unguessable; the payload of the deep link
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  role        TEXT NOT NULL CHECK (role IN ('head', 'manager', 'viewer')),
  uses_left   INTEGER NOT NULL CHECK (uses_left >= 0),
  expires_at  INTEGER NOT NULL,                -- open end: not valid at this second any more
  created_by  INTEGER NOT NULL REFERENCES people (id),
  created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE applicants (                      -- pressed "I am in the team", not yet let in
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  asked_at    INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bindings (                        -- where a team's posts go
  chat_id     INTEGER NOT NULL,
  thread_id   INTEGER NOT NULL DEFAULT 0,      -- the topic; 0: none. Never used without its chat
  team_id     INTEGER NOT NULL UNIQUE REFERENCES teams (id),
  title       TEXT NOT NULL,
  bound_by    INTEGER NOT NULL REFERENCES people (id),
  bound_at    INTEGER NOT NULL,
  PRIMARY KEY (chat_id, thread_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (                        -- every message that was read as a log
  chat_id     INTEGER NOT NULL,
  message_id  INTEGER NOT NULL,
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id), -- whose work it is
  author_id   INTEGER NOT NULL REFERENCES people (id), -- who wrote it (a head's /log)
  day         TEXT NOT NULL,                   -- the team's local day when it was sent
  sent_at     INTEGER NOT NULL,
  text        TEXT NOT NULL,                   -- as last read; the same text again changes nothing
  revision    INTEGER NOT NULL,                -- grows with each new set of entries
  version     INTEGER NOT NULL,                -- of the receipt; grows with each change of it
  state       TEXT NOT NULL CHECK (state IN ('logged', 'undone', 'asked')),
  receipt_id  INTEGER,                         -- the bot's answer in the same chat
  PRIMARY KEY (chat_id, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_author ON messages (team_id, author_id, state, sent_at);

CREATE TABLE entries (                         -- the ledger: append-only, an entry is only ever voided
  id          INTEGER PRIMARY KEY,
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  day         TEXT NOT NULL,                   -- the day it counts for
  logged_at   INTEGER NOT NULL,
  entered_by  INTEGER NOT NULL REFERENCES people (id),
  chat_id     INTEGER NOT NULL,                -- the message it came from
  message_id  INTEGER NOT NULL,
  revision    INTEGER NOT NULL,                -- of that message
  part        INTEGER NOT NULL,                -- its place within the message
  metric      TEXT NOT NULL,
  quantity    INTEGER NOT NULL CHECK (quantity > 0),
  minutes     INTEGER,                         -- of the whole quantity together
  amount      INTEGER,                         -- minor units, of the whole quantity together
  new         INTEGER NOT NULL DEFAULT 0,      -- how many of the quantity were to new clients
  outcome     TEXT,
  origin      TEXT,
  next_step   TEXT,                            -- the day agreed for it
  inbound     INTEGER NOT NULL DEFAULT 0,
  note        TEXT NOT NULL DEFAULT '',
  corrects    INTEGER REFERENCES entries (id), -- the voided entry that this one stands for
  voided_at   INTEGER,
  voided_by   INTEGER REFERENCES people (id),
  UNIQUE (chat_id, message_id, revision, part)
) STRICT;
CREATE INDEX entries_by_person_day ON entries (team_id, person_id, day);

CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER entries_do_not_change
BEFORE UPDATE OF id, team_id, person_id, day, logged_at, entered_by, chat_id, message_id, revision, part,
  metric, quantity, minutes, amount, new, outcome, origin, next_step, inbound, corrects ON entries
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER entries_stay_voided BEFORE UPDATE OF voided_at, voided_by ON entries
WHEN old.voided_at IS NOT NULL
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;

CREATE TABLE zeros (                           -- "today is complete, and zero is right"
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  day         TEXT NOT NULL,
  said_at     INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily (                           -- the ledger folded; can be rebuilt from it at any time
  team_id     INTEGER NOT NULL,
  person_id   INTEGER NOT NULL,
  day         TEXT NOT NULL,
  metric      TEXT NOT NULL,                   -- may carry a slice: 'calls.no_answer'
  count       INTEGER NOT NULL,
  total       INTEGER NOT NULL DEFAULT 0,      -- minutes or minor units, where the metric has them
  PRIMARY KEY (team_id, person_id, day, metric)
) STRICT, WITHOUT ROWID;
CREATE INDEX daily_by_metric ON daily (team_id, metric, day, person_id, count, total);

CREATE TABLE targets (                         -- dated: a row holds from its day until the next one
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  person_id   INTEGER NOT NULL DEFAULT 0,      -- 0: each manager who has none of their own
  metric      TEXT NOT NULL,
  period      TEXT NOT NULL CHECK (period IN ('day', 'week', 'month')),
  starts_on   TEXT NOT NULL,
  minimum     INTEGER,                         -- NULL: from this day there is none
  set_by      INTEGER NOT NULL REFERENCES people (id),
  set_at      INTEGER NOT NULL,
  PRIMARY KEY (team_id, person_id, metric, period, starts_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE inbox (                           -- updates as they came, before Telegram is told so
  update_id   INTEGER PRIMARY KEY,
  received_at INTEGER NOT NULL,
  payload     TEXT NOT NULL,
  state       TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'failed', 'unreadable'))
) STRICT;
CREATE INDEX inbox_unfinished ON inbox (update_id) WHERE state = 'new';

CREATE TABLE due (                             -- what the clock owes each team
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  kind        TEXT NOT NULL,
  day         TEXT NOT NULL,                   -- the day it runs for next; only ever moves forward
  timezone    TEXT NOT NULL,                   -- in which next_run_at was reckoned
  next_run_at INTEGER NOT NULL,
  leased_until INTEGER NOT NULL DEFAULT 0,     -- somebody composes it until then
  PRIMARY KEY (team_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_next ON due (next_run_at);

CREATE TABLE posts (                           -- built once, sent to one chat or many
  id          INTEGER PRIMARY KEY,
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  text        TEXT NOT NULL,                   -- HTML
  buttons     TEXT NOT NULL DEFAULT '[]',      -- JSON: rows of buttons
  picture     BLOB,                            -- PNG, until Telegram has given a file_id for it
  file_id     TEXT,
  created_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_with_picture ON posts (created_at) WHERE picture IS NOT NULL;

CREATE TABLE deliveries (
  id          INTEGER PRIMARY KEY,
  post_id     INTEGER NOT NULL REFERENCES posts (id),
  team_id     INTEGER NOT NULL REFERENCES teams (id),
  chat_id     INTEGER NOT NULL,
  thread_id   INTEGER NOT NULL DEFAULT 0,
  kind        TEXT NOT NULL,
  period      TEXT NOT NULL,                   -- the day it speaks of
  state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'gone', 'expired', 'failed')),
  retry_at    INTEGER NOT NULL,                -- not before
  expires_at  INTEGER NOT NULL,                -- too late to be of use from then on
  leased_until INTEGER NOT NULL DEFAULT 0,     -- somebody is sending it until then
  attempts    INTEGER NOT NULL DEFAULT 0,
  message_id  INTEGER,                         -- what it became
  error       TEXT NOT NULL DEFAULT '',
  UNIQUE (team_id, chat_id, thread_id, kind, period)
) STRICT;
CREATE INDEX deliveries_waiting ON deliveries (retry_at) WHERE state = 'waiting';
