-- What became of the files of the watched folder; `trouble` says why one needs a look and is empty for those imported.
CREATE TABLE folder_reports (
    folder_report_id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    at INTEGER NOT NULL,
    trouble TEXT NOT NULL,
    contacts_added INTEGER NOT NULL,
    visits_added INTEGER NOT NULL,
    visits_changed INTEGER NOT NULL,
    refused INTEGER NOT NULL
) STRICT;
CREATE INDEX folder_reports_by_time ON folder_reports (at);
