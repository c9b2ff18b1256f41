# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Sources, their items and screens of a small Amt."""

from tests.fakes.foreign import (  # noqa: F401
    _office_key,
    amt_clerk,
    clerk,
    hold,
    item,
    make_source,
    now,
    screens,
)
