-- Times are milliseconds since 1970 in UTC; days are yyyy-MM-dd in the business's own time zone.
CREATE TABLE owner (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    host TEXT NOT NULL,
    process INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `search_key` is last name, first name, address, phone and note, folded (lower case, no accents): what is searched as one
-- types, and the order of names. Its index covers both.
CREATE TABLE contacts (
    contact_id INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    language TEXT NOT NULL,
    note TEXT NOT NULL,
    search_key TEXT NOT NULL,
    source TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('service', 'soft_opt_in', 'consent', 'unknown')),
    basis_day TEXT NOT NULL,
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX contacts_by_name ON contacts (search_key);
CREATE INDEX contacts_by_sample ON contacts (is_sample) WHERE is_sample = 1;

CREATE TABLE tags (
    tag_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE contact_tags (
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
    PRIMARY KEY (contact_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_tags_by_tag ON contact_tags (tag_id, contact_id);

CREATE TABLE visits (
    visit_id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    arrived_on TEXT,
    departed_on TEXT NOT NULL,
    place TEXT NOT NULL,
    staff TEXT NOT NULL,
    reference TEXT NOT NULL
) STRICT;
CREATE INDEX visits_by_contact ON visits (contact_id, departed_on);
CREATE INDEX visits_by_departure ON visits (departed_on);

CREATE TABLE opt_outs (
    fingerprint BLOB PRIMARY KEY,
    since INTEGER NOT NULL,
    origin TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE surveys (
    survey_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

-- A version that has been sent never changes: editing it makes the next number.
CREATE TABLE survey_versions (
    survey_version_id INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES surveys ON DELETE CASCADE,
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (survey_id, number)
) STRICT;

CREATE TABLE mailings (
    mailing_id INTEGER PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES surveys,
    survey_version_id INTEGER NOT NULL REFERENCES survey_versions,
    audience TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'stopped', 'finished')),
    reason TEXT NOT NULL DEFAULT '',
    is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1)),
    created_at INTEGER NOT NULL,
    started_at INTEGER
) STRICT;
CREATE INDEX mailings_by_survey ON mailings (survey_id);

-- The ledger: one row an invitation. `sent_day` is the business's day on which the mail server took it.
CREATE TABLE invitations (
    invitation_id INTEGER PRIMARY KEY,
    mailing_id INTEGER NOT NULL REFERENCES mailings ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys,
    contact_id INTEGER REFERENCES contacts ON DELETE SET NULL,
    message_id BLOB NOT NULL UNIQUE CHECK (length(message_id) = 12),
    state TEXT NOT NULL CHECK (state IN
        ('queued', 'reserved', 'in_data', 'ending', 'accepted', 'deferred', 'rejected', 'uncertain', 'held', 'cancelled')),
    failure TEXT NOT NULL DEFAULT '',
    server_text TEXT NOT NULL DEFAULT '',
    tries INTEGER NOT NULL DEFAULT 0,
    next_try_at INTEGER,
    issued_at INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL,
    sent_at INTEGER,
    sent_day TEXT,
    is_strict INTEGER NOT NULL DEFAULT 0 CHECK (is_strict IN (0, 1))
) STRICT;
CREATE INDEX invitations_by_mailing ON invitations (mailing_id, state, invitation_id);
CREATE INDEX invitations_in_order ON invitations (mailing_id);
CREATE INDEX invitations_by_contact ON invitations (contact_id, sent_at);
CREATE INDEX invitations_by_sent_day ON invitations (sent_day, survey_id) WHERE sent_day IS NOT NULL;
CREATE INDEX invitations_in_flight ON invitations (state) WHERE state IN ('reserved', 'in_data', 'ending');
CREATE INDEX invitations_due ON invitations (next_try_at) WHERE state = 'deferred';
CREATE INDEX invitations_by_sent_at ON invitations (sent_at) WHERE sent_at IS NOT NULL;

-- What the relay saw, opened but otherwise as it came; verdicts can be computed again from these at any time.
CREATE TABLE click_events (
    event_id BLOB PRIMARY KEY,
    invitation_id INTEGER NOT NULL REFERENCES invitations ON DELETE CASCADE,
    seen_at INTEGER NOT NULL,
    stored_at INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX click_events_by_invitation ON click_events (invitation_id, kind);
CREATE INDEX click_events_by_age ON click_events (stored_at);

CREATE TABLE answers (
    answer_id INTEGER PRIMARY KEY,
    invitation_id INTEGER NOT NULL UNIQUE REFERENCES invitations ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys,
    contact_id INTEGER REFERENCES contacts ON DELETE SET NULL,
    face INTEGER NOT NULL CHECK (face BETWEEN 0 AND 3),
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'counted', 'held', 'machine')),
    reasons TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    answered_day TEXT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    wants_call INTEGER NOT NULL DEFAULT 0 CHECK (wants_call IN (0, 1)),
    call_phone TEXT NOT NULL DEFAULT '',
    call_window TEXT NOT NULL DEFAULT '',
    has_second INTEGER NOT NULL DEFAULT 0 CHECK (has_second IN (0, 1)),
    decision TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'count', 'discard')),
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_by_day ON answers (answered_day, survey_id, face) WHERE verdict IN ('confirmed', 'counted');
CREATE INDEX answers_by_time ON answers (answered_at DESC, answer_id DESC) WHERE verdict IN ('confirmed', 'counted');
CREATE INDEX answers_unhappy ON answers (answered_at DESC, answer_id DESC)
    WHERE verdict IN ('confirmed', 'counted') AND face >= 2;
CREATE INDEX answers_held ON answers (answered_day, survey_id) WHERE verdict = 'held';
CREATE INDEX answers_held_by_time ON answers (answered_at DESC, answer_id DESC) WHERE verdict = 'held';
CREATE INDEX answers_by_contact ON answers (contact_id);

-- Counting answers a day, survey and face, kept equal to `answers` by the triggers below.
CREATE TABLE daily_faces (
    day TEXT NOT NULL,
    survey_id INTEGER NOT NULL,
    face INTEGER NOT NULL,
    answers INTEGER NOT NULL,
    PRIMARY KEY (day, survey_id, face)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER answers_counted_in AFTER INSERT ON answers WHEN NEW.verdict IN ('confirmed', 'counted')
BEGIN
    INSERT INTO daily_faces (day, survey_id, face, answers) VALUES (NEW.answered_day, NEW.survey_id, NEW.face, 1)
        ON CONFLICT (day, survey_id, face) DO UPDATE SET answers = answers + 1;
END;
CREATE TRIGGER answers_counted_out AFTER DELETE ON answers WHEN OLD.verdict IN ('confirmed', 'counted')
BEGIN
    UPDATE daily_faces SET answers = answers - 1
        WHERE day = OLD.answered_day AND survey_id = OLD.survey_id AND face = OLD.face;
END;
CREATE TRIGGER answers_recounted_out BEFORE UPDATE ON answers WHEN OLD.verdict IN ('confirmed', 'counted')
BEGIN
    UPDATE daily_faces SET answers = answers - 1
        WHERE day = OLD.answered_day AND survey_id = OLD.survey_id AND face = OLD.face;
END;
CREATE TRIGGER answers_recounted_in AFTER UPDATE ON answers WHEN NEW.verdict IN ('confirmed', 'counted')
BEGIN
    INSERT INTO daily_faces (day, survey_id, face, answers) VALUES (NEW.answered_day, NEW.survey_id, NEW.face, 1)
        ON CONFLICT (day, survey_id, face) DO UPDATE SET answers = answers + 1;
END;

-- Invitations that the mail server took, and those of them with a counting answer, a day of sending and survey; kept equal
-- to `invitations` and `answers` by the triggers below.
CREATE TABLE daily_sends (
    day TEXT NOT NULL,
    survey_id INTEGER NOT NULL,
    sent INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (day, survey_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER invitations_sent_in AFTER INSERT ON invitations WHEN NEW.state = 'accepted' AND NEW.sent_day IS NOT NULL
BEGIN
    INSERT INTO daily_sends (day, survey_id, sent, answered) VALUES (NEW.sent_day, NEW.survey_id, 1, 0)
        ON CONFLICT (day, survey_id) DO UPDATE SET sent = sent + 1;
END;
-- Before: afterwards the answers are gone with their invitation.
CREATE TRIGGER invitations_sent_out BEFORE DELETE ON invitations WHEN OLD.state = 'accepted' AND OLD.sent_day IS NOT NULL
BEGIN
    UPDATE daily_sends SET sent = sent - 1, answered = answered - (
        SELECT COUNT(*) FROM answers WHERE invitation_id = OLD.invitation_id AND verdict IN ('confirmed', 'counted'))
        WHERE day = OLD.sent_day AND survey_id = OLD.survey_id;
END;
CREATE TRIGGER invitations_resent_out BEFORE UPDATE OF state, sent_day, survey_id ON invitations
    WHEN OLD.state = 'accepted' AND OLD.sent_day IS NOT NULL
BEGIN
    UPDATE daily_sends SET sent = sent - 1, answered = answered - (
        SELECT COUNT(*) FROM answers WHERE invitation_id = OLD.invitation_id AND verdict IN ('confirmed', 'counted'))
        WHERE day = OLD.sent_day AND survey_id = OLD.survey_id;
END;
CREATE TRIGGER invitations_resent_in AFTER UPDATE OF state, sent_day, survey_id ON invitations
    WHEN NEW.state = 'accepted' AND NEW.sent_day IS NOT NULL
BEGIN
    INSERT INTO daily_sends (day, survey_id, sent, answered) VALUES (NEW.sent_day, NEW.survey_id, 1, (
        SELECT COUNT(*) FROM answers WHERE invitation_id = NEW.invitation_id AND verdict IN ('confirmed', 'counted')))
        ON CONFLICT (day, survey_id) DO UPDATE SET sent = sent + 1, answered = answered + excluded.answered;
END;
CREATE TRIGGER answers_sent_in AFTER INSERT ON answers WHEN NEW.verdict IN ('confirmed', 'counted')
BEGIN
    UPDATE daily_sends SET answered = answered + 1 WHERE (day, survey_id) = (
        SELECT sent_day, survey_id FROM invitations WHERE invitation_id = NEW.invitation_id AND state = 'accepted');
END;
CREATE TRIGGER answers_sent_out AFTER DELETE ON answers WHEN OLD.verdict IN ('confirmed', 'counted')
BEGIN
    UPDATE daily_sends SET answered = answered - 1 WHERE (day, survey_id) = (
        SELECT sent_day, survey_id FROM invitations WHERE invitation_id = OLD.invitation_id AND state = 'accepted');
END;
CREATE TRIGGER answers_resent AFTER UPDATE OF verdict ON answers
    WHEN (NEW.verdict IN ('confirmed', 'counted')) <> (OLD.verdict IN ('confirmed', 'counted'))
BEGIN
    UPDATE daily_sends SET answered = answered + iif(NEW.verdict IN ('confirmed', 'counted'), 1, -1)
        WHERE (day, survey_id) = (
        SELECT sent_day, survey_id FROM invitations WHERE invitation_id = NEW.invitation_id AND state = 'accepted');
END;

-- Follow-ups: opened by an unhappy answer or a wish to be called, in the transaction that stores the answer.
CREATE TABLE cases (
    case_id INTEGER PRIMARY KEY,
    answer_id INTEGER NOT NULL UNIQUE REFERENCES answers ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('open', 'reached', 'put_right', 'won_back', 'closed')),
    note TEXT NOT NULL DEFAULT '',
    opened_at INTEGER NOT NULL,
    reached_at INTEGER,
    put_right_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_by_standing ON cases ((state IN ('open', 'reached')) DESC, opened_at DESC, case_id DESC);

CREATE TRIGGER answers_open_case AFTER INSERT ON answers
    WHEN NEW.verdict IN ('confirmed', 'counted') AND (NEW.face >= 2 OR NEW.wants_call = 1)
BEGIN
    INSERT INTO cases (answer_id, state, opened_at, changed_at) VALUES (NEW.answer_id, 'open', NEW.changed_at, NEW.changed_at);
END;
CREATE TRIGGER answers_open_case_later AFTER UPDATE OF verdict, face, wants_call ON answers
    WHEN NEW.verdict IN ('confirmed', 'counted') AND (NEW.face >= 2 OR NEW.wants_call = 1)
BEGIN
    INSERT INTO cases (answer_id, state, opened_at, changed_at) VALUES (NEW.answer_id, 'open', NEW.changed_at, NEW.changed_at)
        ON CONFLICT (answer_id) DO NOTHING;
    -- Who asks for a call after the case was closed is not forgotten.
    UPDATE cases SET state = 'open', changed_at = NEW.changed_at
        WHERE answer_id = NEW.answer_id AND NEW.wants_call > OLD.wants_call AND state NOT IN ('open', 'reached');
END;
-- A slip of the finger put right at once leaves no case, unless somebody has worked on it already.
CREATE TRIGGER answers_drop_case AFTER UPDATE OF verdict, face, wants_call ON answers
    WHEN NOT (NEW.verdict IN ('confirmed', 'counted') AND (NEW.face >= 2 OR NEW.wants_call = 1))
BEGIN
    DELETE FROM cases WHERE answer_id = NEW.answer_id AND state = 'open' AND note = '' AND reached_at IS NULL;
END;

-- The relay's mailbox: public facts and the place up to which its events are stored here. Its secrets are in the keychain.
CREATE TABLE relay_mailboxes (
    mailbox_id BLOB PRIMARY KEY CHECK (length(mailbox_id) = 6),
    url TEXT NOT NULL,
    link_base TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    public_key BLOB NOT NULL,
    ca_file TEXT NOT NULL DEFAULT '',
    cursor TEXT NOT NULL DEFAULT '',
    forget_cursor TEXT NOT NULL DEFAULT '', -- to be forgotten at the relay from `forget_from` on: a day after it was stored
    forget_from INTEGER NOT NULL DEFAULT 0,
    registered_at INTEGER NOT NULL,
    is_current INTEGER NOT NULL DEFAULT 1 CHECK (is_current IN (0, 1)),
    dropped_events INTEGER NOT NULL DEFAULT 0
) STRICT;
