# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What sources are called, also those that are gone, and those that are none."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from admin_sync.office.sources.models import Source, SourceVersion
from content.drill import SOURCE as DRILL
from content.rules import OFFICE


def names(sources: Iterable[str]) -> dict[str, str]:
    """The names of those of the sources that are known here, by their ids."""
    # a device may say anything, and PostgreSQL keeps no text with a NUL
    wanted = {source for source in sources if "\0" not in source}
    own = {OFFICE: _("Beiträge der Leitstelle"), DRILL: _("Probewarnung")}
    found = {source: own[source] for source in wanted & set(own)}
    found |= {row.pk: str(row) for row in Source.objects.filter(pk__in=wanted - set(found))}
    gone = wanted - set(found)
    if gone:
        for version in SourceVersion.objects.filter(source__in=gone).order_by("since"):
            found[version.source] = version.row["set"].get("name") or version.source
    return found
