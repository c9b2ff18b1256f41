# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What holds for all tests."""

import pytest
from hypothesis import settings

# how long an example takes says more about the machine than about the program
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def amt(tmp_path_factory):
    """Settings of a terminal that has synced the demo's Amt once; who writes there copies it."""
    # a test of the content needs no Qt
    from tests.visual.gallery import stock  # noqa: PLC0415

    return stock.demo(tmp_path_factory.mktemp("amt"))


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a window: one a process, since its driver takes the loop of the thread."""
    # a test of the terminal needs neither browser nor office
    from tests.fakes import chromium  # noqa: PLC0415

    with chromium.started() as browser:
        yield browser
