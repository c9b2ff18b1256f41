# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The documentation of all settings, written from the schema."""

from content.settings.declared import section
from content.settings.options import reference_of_options
from kiosk.settings.schema import TABLES

_HEAD = """\
<!--
SPDX-FileCopyrightText: 2026 The Schaukasten authors
SPDX-License-Identifier: EUPL-1.2

Written by `kiosk settings reference`; do not edit.
-->

# Settings

For whoever sets up a terminal.

A terminal has one settings file, `/etc/kiosk/kiosk.toml`, or the one that `--settings` or
`KIOSK_SETTINGS` names. It is [TOML](https://toml.io). Every key may be left out unless it is
marked as required. `kiosk settings check` finds mistakes; `kiosk settings show --origin` tells
where each value comes from. A file with a mistake changes nothing: the last good one stays in
force until it is mended. On the appliance it is made at each start of the
[file on the partition SCHAUKASTEN](provisioning.md).
"""


def reference() -> str:
    """All settings as Markdown."""
    return "\n".join([_HEAD, *(section(table) for table in TABLES), *reference_of_options()])
