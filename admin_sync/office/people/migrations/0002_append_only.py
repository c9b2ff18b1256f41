# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The audit log can be added to and nothing else, whoever asks the database."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from admin_sync.office.people import triggers


def fence(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in triggers.fences(schema_editor.connection.vendor):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(fence, migrations.RunPython.noop)]
