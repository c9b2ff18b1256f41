# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The appliance as a whole: the `kiosk` command, its settings file and the demo Amt."""

__version__ = "0.1.0"
