-- What is known of the mail domains of guests: whose filter stands in front of them, and whether machines have opened mails
-- there. An empty gateway is none that we know.
CREATE TABLE mail_domains (
    domain TEXT PRIMARY KEY,
    gateway TEXT NOT NULL DEFAULT '',
    looked_up_at INTEGER,
    machine_mails INTEGER NOT NULL DEFAULT 0,
    machine_seen_at INTEGER
) STRICT, WITHOUT ROWID;

-- Why only a press on the page counts for this mail: 'gateway <name>', 'machines', or nothing.
ALTER TABLE invitations ADD COLUMN strict_because TEXT NOT NULL DEFAULT '';

-- A machine has opened or pressed something in this mail: counted once for its domain.
ALTER TABLE invitations ADD COLUMN machine_met INTEGER NOT NULL DEFAULT 0 CHECK (machine_met IN (0, 1));
