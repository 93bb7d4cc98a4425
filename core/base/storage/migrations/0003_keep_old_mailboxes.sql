-- When another mailbox takes its place, an old one is listened to until the links of the last mail it could be in have
-- expired.
ALTER TABLE relay_mailboxes ADD COLUMN listens_until INTEGER NOT NULL DEFAULT 0;
