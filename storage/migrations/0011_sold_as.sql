-- What somebody was in a past stay: of viewers who sold before, nothing else tells it any more.

ALTER TABLE past_stays ADD COLUMN role TEXT NOT NULL DEFAULT 'manager'
  CHECK (role IN ('head', 'manager'));
UPDATE past_stays SET role = 'head' WHERE EXISTS (
  SELECT 1 FROM members WHERE members.team_id = past_stays.team_id
    AND members.person_id = past_stays.person_id AND members.role = 'head'
);
