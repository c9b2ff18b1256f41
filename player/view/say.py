# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The one marker for what visitors read and what is not in QML. Pure."""

GERMAN = "de"


def say(german: str, language: str = GERMAN, /, **values: object) -> str:
    """A sentence for visitors, its `{names}` filled from `values`.

    `german` is always a literal: catalogues of other languages are keyed by it, and what no
    catalogue has stays German. Values are put in as they are; braces in them mean nothing.

    Raises:
        KeyError: the sentence names a value that is not given.
    """
    del language
    return german.format(**values)
