-- What the owner wants to know of guests besides: a field has a name, a guest a value or none.
CREATE TABLE own_fields (
    own_field_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE own_values (
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    own_field_id INTEGER NOT NULL REFERENCES own_fields ON DELETE CASCADE,
    value TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (contact_id, own_field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_values_by_field ON own_values (own_field_id);

-- What the last import found before; '' where there was nothing.
CREATE TABLE own_value_changes (
    import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    own_field_id INTEGER NOT NULL REFERENCES own_fields ON DELETE CASCADE,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (import_id, contact_id, own_field_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_value_changes_by_contact ON own_value_changes (contact_id);
CREATE INDEX own_value_changes_by_field ON own_value_changes (own_field_id);

-- Its raw clicks had their time: what they said is the answer's for good.
ALTER TABLE invitations ADD COLUMN clicks_forgotten INTEGER NOT NULL DEFAULT 0 CHECK (clicks_forgotten IN (0, 1));
