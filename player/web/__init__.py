# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A web page that the Amt allows: a process of its own draws it, the player shows the picture."""
