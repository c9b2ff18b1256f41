# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The order of the house: who may touch which big thing, and what a terminal installs."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("admin_sync", "content", "kiosk", "player")

# What has one door, and the files that are the door. A folder ends in "/".
DOORS = {
    "PySide6": ("player/app.py", "player/backend/", "player/mouth.py", "player/web/sheet.py"),
    "requests": (
        "admin_sync/office/fleet/webhook.py",
        "content/fetch.py",
        "admin_sync/agent/line.py",
        "admin_sync/office/upkeep/calls.py",
    ),
    "urllib3": ("content/fetch.py", "admin_sync/agent/line.py"),
    "socket": (
        "content/fetch.py",
        "content/address.py",
        "kiosk/demo/office.py",
        "player/watchdog.py",
        "player/web/",
    ),
    "asyncio": ("player/web/gate.py",),
    "subprocess": (
        "admin_sync/agent/service.py",
        "admin_sync/office/editor/preview.py",
        "admin_sync/office/upkeep/programs.py",
        "content/workshop.py",
        "kiosk/commands/demo.py",
        "kiosk/demo/processes.py",
        "kiosk/panel/outputs.py",
        "kiosk/stick/mounting.py",
        "kiosk/witness/capture.py",
    ),
    "sqlite3": (
        "admin_sync/office/upkeep/copies.py",
        "content/store.py",
        "content/delivery.py",
        "content/outbox.py",
        "content/presented.py",
        "content/readout.py",
        "content/schema.py",
        "content/upgrade.py",
    ),
    "django": ("admin_sync/office/",),
    "feedparser": ("content/sources/",),
    "idna": ("player/web/allowed.py",),
    "jeepney": ("admin_sync/agent/rauc.py",),
    "psutil": ("admin_sync/agent/evidence/machine.py",),
    "pyudev": ("admin_sync/agent/evidence/inputs.py",),
    "evdev": ("admin_sync/agent/evidence/fingers.py",),
    "google": ("content/sources/gtfs_rt.py", "kiosk/demo/buses.py"),
    "gpxpy": ("content/sources/gpx.py",),
    "icalendar": ("content/sources/", "kiosk/demo/", "admin_sync/office/public/calendar.py"),
    # the worker for what is foreign; our own scenes are drawn and served elsewhere
    "PIL": ("content/images.py", "player/scenes/bake.py", "kiosk/demo/pictures.py"),
    # the worker for what is foreign; the demo makes its own documents
    "pypdfium2": ("content/pdf.py", "kiosk/demo/papers.py"),
    "resvg_py": ("player/scenes/bake.py",),
    "rapidfuzz": ("player/search/slips.py",),
    "snowballstemmer": ("player/search/letters.py",),
}
FOLDERS = {
    *PACKAGES, "LICENSES", "bench", "docs", "image-build", "requirements", "systemd", "tests",
}  # fmt: skip


def modules():
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def tracked():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return listed.stdout.splitlines()


@pytest.mark.parametrize("door", DOORS)
def test_one_door_to_each_big_thing(door):
    strangers = [
        name
        for path in modules()
        if door in imported(path)
        and not (name := str(path.relative_to(ROOT))).startswith(DOORS[door])
    ]
    assert not strangers, f"{door} is imported outside {DOORS[door]}"


def test_nobody_asks_qt_for_a_meta_object():
    """What PySide hands out for a QML type outlives it, and is later taken for something else."""
    asking = [
        name
        for name in tracked()
        if name.endswith(".py")
        and any(
            isinstance(node, ast.Attribute) and node.attr == "metaObject"
            for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        )
    ]
    assert not asking, "tests/player/mirror.py tells what a thing of QML is"


def test_only_the_folders_of_the_house():
    folders = {name.split("/")[0] for name in tracked() if "/" in name}
    assert folders <= FOLDERS | {".ci"}


def test_systemd_folder_is_no_package():
    assert not (ROOT / "systemd" / "__init__.py").exists(), "it would shadow python3-systemd"


def test_no_path_of_one_machine():
    machine = re.compile(r"(?:^|[^\w.])/(?:work|home/\w+|root)/")
    found = [
        name
        for name in tracked()
        if (ROOT / name).is_file()
        and (ROOT / name).stat().st_size < 1_000_000
        and machine.search((ROOT / name).read_text(errors="replace"))
        and name != "tests/architecture/test_house.py"
    ]
    assert not found


@pytest.mark.parametrize(
    ("lock", "stranger"),
    [
        ("base", "django"), ("base", "pyside6"), ("player", "django"), ("web", "django"),
        ("office", "pyside6"),
    ],
)  # fmt: skip
def test_extras_keep_apart(lock, stranger):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    assert stranger not in {line.split("==")[0] for line in text.splitlines()}


@pytest.mark.parametrize(
    "lock", tuple(sorted((ROOT / "requirements").glob("*.txt"))), ids=lambda p: p.stem
)
def test_locks_name_no_address_and_hash_everything(lock):
    text = lock.read_text()
    assert "://" not in text
    assert len(re.findall(r"^[a-z].*==", text, re.MULTILINE)) <= len(
        re.findall("--hash=sha256:", text)
    )
