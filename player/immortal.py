# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeps Python's constants alive under Qt's bindings."""

import ctypes
import sys

_FOR_EVER = 1 << 60


def keep_constants() -> None:
    """Make None, True, False and NotImplemented immortal, as Python 3.12 does by itself.

    WORKAROUND for PySide6 6.12 (wheels for all of Python 3.10 to 3.15) on Python 3.11: every
    method without a result gives back a reference to None that it never took, so that after
    some ten thousand timers or model resets the interpreter ends with "deallocating None".
    """
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(constant)).value = _FOR_EVER
