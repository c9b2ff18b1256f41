# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


def spoil(apps, schema_editor):
    """Change what is not to stay changed."""
    apps.get_model("people", "Unit").objects.update(aliases=["spoilt by a migration"])


def fail(apps, schema_editor):
    """Fail half way."""
    raise RuntimeError("half way through")


class Migration(migrations.Migration):
    # what was done before the fault stays done: the worst kind
    atomic = False
    dependencies = [("newer", "0001_first")]
    operations = [
        migrations.AddField("thing", "more", models.CharField(default="", max_length=5)),
        migrations.RunPython(spoil),
        migrations.RunPython(fail),
    ]
