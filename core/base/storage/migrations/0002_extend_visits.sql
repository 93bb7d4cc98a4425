-- `amount` is in hundredths of the business's currency. A cancelled visit stays, so that its reference is known when the
-- booking system tells of it again.
ALTER TABLE visits ADD COLUMN party_size INTEGER;
ALTER TABLE visits ADD COLUMN amount INTEGER;
ALTER TABLE visits ADD COLUMN is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1));
ALTER TABLE visits ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE visit_tags (
    visit_id INTEGER NOT NULL REFERENCES visits ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
    PRIMARY KEY (visit_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_tags_by_tag ON visit_tags (tag_id, visit_id);
