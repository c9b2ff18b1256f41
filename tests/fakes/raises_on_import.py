# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A format that somebody brought for another release."""

raise RuntimeError("this needs a newer Schaukasten")
