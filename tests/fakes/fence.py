# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What keeps the audit log whole, and has to give way where a test tampers with it."""

from django.db import connection

DROP = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS audit_no_change",
        "DROP TRIGGER IF EXISTS audit_no_removal",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS audit_no_change ON people_auditentry",
        "DROP TRIGGER IF EXISTS audit_no_removal ON people_auditentry",
    ],
}


def tamper(statement, *values):
    """Get round the fence, as whoever owns the database could."""
    with connection.cursor() as cursor:
        for drop in DROP[connection.vendor]:
            cursor.execute(drop)
        cursor.execute(statement, values)
