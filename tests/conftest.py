# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What holds for all tests."""

from hypothesis import settings

# how long an example takes says more about the machine than about the program
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
