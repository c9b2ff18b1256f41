# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The office of the demo is one that staff could have set up, with its past."""

import sqlite3
from contextlib import closing


def test_how_each_source_was_set_is_known_from_its_first_minute_on(inhabited):
    office, _code = inhabited
    with closing(sqlite3.connect(office.state / "office.db")) as database:
        set_up = database.execute("SELECT id FROM sources_source ORDER BY id").fetchall()
        known = database.execute(
            "SELECT source FROM sources_sourceversion WHERE until IS NULL ORDER BY source"
        ).fetchall()
    assert set_up
    assert known == set_up
