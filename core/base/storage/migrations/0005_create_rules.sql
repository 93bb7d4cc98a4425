-- A rule asks by itself: `days_after` a visit's anchor, at `minute` of the business's day. `conditions` is a JSON document.
-- What fell due before `starts_on` is not made good.
CREATE TABLE rules (
    rule_id INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES surveys ON DELETE CASCADE,
    anchor TEXT NOT NULL CHECK (anchor IN ('departure', 'arrival')),
    days_after INTEGER NOT NULL CHECK (days_after BETWEEN 0 AND 60),
    minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
    conditions TEXT NOT NULL,
    reminder_days INTEGER NOT NULL CHECK (reminder_days BETWEEN 0 AND 30),
    oldest_days INTEGER NOT NULL CHECK (oldest_days BETWEEN 1 AND 90),
    allowed TEXT NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    starts_on TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX rules_by_survey ON rules (survey_id);

ALTER TABLE invitations ADD COLUMN visit_id INTEGER REFERENCES visits ON DELETE SET NULL;
CREATE INDEX invitations_by_visit ON invitations (visit_id) WHERE visit_id IS NOT NULL;
-- Reasons for which nobody is held back in this mailing, because the owner said so.
ALTER TABLE mailings ADD COLUMN allowed TEXT NOT NULL DEFAULT '';

-- Each visit is asked about once a rule: written in the transaction that queues the mail, so that no crash doubles one.
-- `round` is 0 for the first mail, 1 for the reminder. `anchor_day` tells whether the visit has moved since.
CREATE TABLE rule_visits (
    rule_id INTEGER NOT NULL REFERENCES rules ON DELETE CASCADE,
    visit_id INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE,
    round INTEGER NOT NULL CHECK (round IN (0, 1)),
    anchor_day TEXT NOT NULL,
    invitation_id INTEGER REFERENCES invitations ON DELETE SET NULL,
    was_late INTEGER NOT NULL CHECK (was_late IN (0, 1)),
    planned_at INTEGER NOT NULL,
    PRIMARY KEY (rule_id, visit_id, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX rule_visits_by_visit ON rule_visits (visit_id);
CREATE INDEX rule_visits_by_invitation ON rule_visits (invitation_id);
CREATE INDEX rule_visits_by_time ON rule_visits (planned_at);
CREATE INDEX visits_by_arrival ON visits (arrived_on) WHERE arrived_on IS NOT NULL;
