-- How the owner has settled a file with these column names. `layout` is a hash of their set, `choices` JSON.
CREATE TABLE import_layouts (
    layout BLOB PRIMARY KEY,
    choices TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last import, so that it can be undone. The contacts it added have the ids from `first_contact_id` to
-- `last_contact_id` and `created_at` = `imported_at`; those it changed have their former selves in `import_changes`.
CREATE TABLE imports (
    import_id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    first_contact_id INTEGER NOT NULL,
    last_contact_id INTEGER NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL
) STRICT;

CREATE TABLE import_changes (
    import_id INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
    before TEXT NOT NULL,
    PRIMARY KEY (import_id, contact_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_changes_by_contact ON import_changes (contact_id);
