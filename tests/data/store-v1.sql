-- SPDX-FileCopyrightText: 2026 The Schaukasten authors
-- SPDX-License-Identifier: EUPL-1.2

-- A store of version 1: no full text, no counter, first sight inside the item, no `also`.
PRAGMA journal_mode = WAL;
CREATE TABLE item (
    id TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE source (
    id TEXT NOT NULL PRIMARY KEY,
    etag TEXT,
    last_modified TEXT
);
INSERT INTO item VALUES
    ('amt:1', 'amt', '{"id":"amt:1","kind":"news","source":"amt","texts":{"de":{"title":"Straßenfest in Haby","summary":"Alle sind eingeladen"}},"published":"2026-05-01T08:00:00+00:00","first_seen":"2026-05-01T09:00:00+00:00","last_seen":"2026-05-02T09:00:00+00:00"}'),
    ('amt:2', 'amt', '{"id":"amt:2","kind":"event","source":"amt","texts":{"de":{"title":"Sperrmüll"}},"event":{"start":"2026-06-01","all_day":true}}'),
    ('amt:3', 'amt', '{"id":"amt:3","kind":"news","source":"amt","texts":'),
    ('verein:1', 'verein', '{"id":"verein:1","kind":"news","source":"verein","texts":{"de":{"title":"Ohne Quelle"}}}');
INSERT INTO source VALUES ('amt', '"abc"', 'Fri, 01 May 2026 08:00:00 GMT');
PRAGMA user_version = 1;
