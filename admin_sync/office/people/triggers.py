# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What keeps the audit log append-only, by database."""

_REFUSE = "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
SQLITE = [
    f"CREATE TRIGGER audit_no_change BEFORE UPDATE ON people_auditentry {_REFUSE}",
    f"CREATE TRIGGER audit_no_removal BEFORE DELETE ON people_auditentry {_REFUSE}",
]
POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the audit log is append-only''; END'""",
    """CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON people_auditentry
    FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_no_removal BEFORE TRUNCATE ON people_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
]


def fences(vendor: str) -> list[str]:
    """The statements for a database, in order."""
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]
