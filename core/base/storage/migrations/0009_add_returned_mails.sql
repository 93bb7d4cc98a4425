-- How far the owner's inbox has been read, where he agreed to that. A new `uid_validity` makes `last_uid` worthless.
CREATE TABLE inbox_folders (
    account TEXT PRIMARY KEY,
    uid_validity INTEGER NOT NULL,
    last_uid INTEGER NOT NULL,
    looked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What came back on our mails: reports that one could not be delivered, complaints, answers. `mail_key` is a hash of the
-- mail that said so, which counts once however often it is read. `address_key` is where our mail went to. A doubtful one
-- has no effect; `suggests` is what it would be, if the owner takes it for true.
CREATE TABLE returned_mails (
    returned_mail_id INTEGER PRIMARY KEY,
    invitation_id INTEGER NOT NULL REFERENCES invitations ON DELETE CASCADE,
    contact_id INTEGER REFERENCES contacts ON DELETE CASCADE,
    address_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN
        ('dead', 'soft', 'sender', 'complaint', 'opt_out', 'auto_reply', 'answered', 'doubtful', 'dismissed')),
    suggests TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    server_text TEXT NOT NULL,
    came_at INTEGER NOT NULL,
    mail_key BLOB NOT NULL UNIQUE
) STRICT;
CREATE INDEX returned_mails_by_invitation ON returned_mails (invitation_id);
CREATE INDEX returned_mails_by_contact ON returned_mails (contact_id);
CREATE INDEX returned_mails_by_address ON returned_mails (address_key, kind);
CREATE INDEX invitations_uncertain ON invitations (issued_at) WHERE state = 'uncertain';
