# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is written is found: links lead somewhere, nothing in docs lies aside, all say for whom."""

import re
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEGINNINGS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md")
WRITTEN = sorted(
    chain(
        ROOT.glob("*.md"),
        *((ROOT / name).rglob("*.md") for name in ("docs", "player", "systemd")),
    )
)
DOCS = sorted((ROOT / "docs").glob("*.md"))
LINK = re.compile(r'\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"')
EXAMPLE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)


def links(file):
    """The addresses of this checkout that a page names, each a path and an anchor or ""."""
    for inline, attribute in LINK.findall(EXAMPLE.sub("", file.read_text())):
        address, _, anchor = (inline or attribute).partition("#")
        if "://" not in address and not address.startswith("mailto:"):
            yield (file.parent / address).resolve() if address else file, anchor


def anchors(file):
    """As a forge makes them of headings."""
    for heading in re.findall(r"^#+ (.+)$", file.read_text(), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def reached():
    found, waiting = set(), [*BEGINNINGS]
    while waiting:
        place = waiting.pop()
        if place in found:
            continue
        found.add(place)
        if place.is_dir():
            waiting += place.iterdir()
        elif place.suffix == ".md":
            waiting += (target for target, _ in links(place))
    return found


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_lead_somewhere(file):
    for target, anchor in links(file):
        assert target.exists(), target
        assert not anchor or anchor in anchors(target), f"{target}#{anchor}"


def test_all_docs_are_reached_from_the_readme():
    there = {file for file in (ROOT / "docs").rglob("*") if file.is_file()}
    assert not {str(file.relative_to(ROOT)) for file in there - reached()}


@pytest.mark.parametrize("file", DOCS, ids=lambda file: file.name)
def test_docs_say_for_whom_they_are(file):
    beginning = file.read_text().partition("\n# ")[2].partition("\n## ")[0]
    assert re.search(r"^(Für|For) ", beginning, re.MULTILINE)
