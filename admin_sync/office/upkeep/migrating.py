# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which migrations the database still lacks, and bringing them in."""

import io

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def pending() -> list[str]:
    """The migrations that are not in the database yet, in their order, as `app.name`."""
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    return [
        f"{migration.app_label}.{migration.name}"
        for migration, _ in executor.migration_plan(leaves)
    ]


def unknown() -> list[str]:
    """Migrations in the database that this release does not have: it is older than the data."""
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations)
    # an app that is gone leaves its rows behind; only those of apps that we have count
    apps = executor.loader.migrated_apps
    return sorted(
        f"{app}.{name}"
        for app, name in executor.loader.applied_migrations
        if (app, name) not in known and app in apps and (app, name) not in _replaced(executor)
    )


def migrate() -> None:
    """Bring all of them in; what a migration raises comes through."""
    call_command("migrate", interactive=False, verbosity=0, stdout=io.StringIO())


def _replaced(executor: MigrationExecutor) -> set[tuple[str, str]]:
    return {
        name for migration in executor.loader.replacements.values() for name in migration.replaces
    }
