-- What a fast run has told the process, not yet the disk: which of the invitations that are `ending` had their turn, and
-- which the server took. Read only at a start. `boot` tells whether the computer has run on since: then the newest row
-- is here, and an invitation that had no turn has not left.
CREATE TABLE send_trail (
    invitation_id INTEGER PRIMARY KEY REFERENCES invitations ON DELETE CASCADE,
    boot TEXT NOT NULL,
    has_begun INTEGER NOT NULL DEFAULT 0 CHECK (has_begun IN (0, 1)),
    accepted_at INTEGER,
    accepted_day TEXT,
    server_text TEXT NOT NULL DEFAULT ''
) STRICT;
