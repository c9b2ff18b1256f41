# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The last word of a terminal that its office deleted: root forgets the rest at the next start.

The agent removes what is its own. Settings with their passwords are root's, and other files belong
to other users; `kiosk provision` removes them all, as after a factory reset.
"""

from pathlib import Path

from content.files import replace_file

#: The agent's own folder, below the state folder.
FOLDER = "agent"
_NAME = "leaving"


def ask(folder: Path) -> None:
    """Say so in the agent's folder, on the disk when this returns; raises OSError."""
    replace_file(folder / _NAME, b"")


def is_asked(folder: Path) -> bool:
    """Whether it was said, and not done yet."""
    return (folder / _NAME).is_file()


def withdraw(folder: Path) -> None:
    """This terminal belongs to somebody again, and keeps what it has; raises OSError."""
    (folder / _NAME).unlink(missing_ok=True)
