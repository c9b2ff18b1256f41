# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether the file on the provisioning partition is the one in force."""

from collections.abc import Iterator

from content import provisioned
from content.provisioned import Provisioned
from kiosk.checks.check import Finding, Ground


def look(ground: Ground) -> Iterator[Finding]:
    """Nothing on a machine that was not set up by a file."""
    del ground
    return of_report(provisioned.provisioned(provisioned.REPORT))


def of_report(how: Provisioned | None) -> Iterator[Finding]:
    """One finding a mistake, else one for how it went. Pure."""
    if how is None:
        return
    for fault in how.faults:
        detail = f"{fault.file}:{fault.line}: {fault.key}: {fault.message.get('en', '')}"
        yield Finding("provisioning", ok=False, detail=detail, hint=fault.hint.get("en", ""))
    if how.faults:
        return
    if how.state == provisioned.FILE:
        yield Finding("provisioning", ok=True, detail=f"{how.file} is in force")
        return
    hint = "put schaukasten.toml on the partition SCHAUKASTEN, see docs/provisioning.md"
    detail = "there is no file; the last good one stays in force"
    if how.state != provisioned.KEPT:
        detail = "there is no file, and never was"
    yield Finding("provisioning", ok=how.state == provisioned.KEPT, detail=detail, hint=hint)
