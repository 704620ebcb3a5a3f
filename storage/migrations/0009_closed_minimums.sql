-- A closed month keeps all that its reports showed: the minimums, and each person's unknown days as
-- the fact of the metric 'unknown'.

ALTER TABLE closed_months ADD COLUMN asked INTEGER; -- the minimums of its days together; NULL: closed before they were kept
