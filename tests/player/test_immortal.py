# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

import subprocess
import sys

# None has a few thousand references in a small process.
WEARING = """
from PySide6.QtCore import QObject
{}
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
    thing.isWidgetType()
print("alive")
"""


KEEPING = "from player.immortal import keep_constants; keep_constants()"


def test_none_outlives_two_hundred_thousand_calls(request):
    done = subprocess.run(
        [sys.executable, "-c", WEARING.format(KEEPING)],
        capture_output=True,
        text=True,
        cwd=request.config.rootpath,
        check=False,
    )
    assert done.stdout == "alive\n", done.stderr
    assert done.returncode == 0, done.stderr
