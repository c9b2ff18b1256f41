# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The static checks of QML: linter with the Python types, format, order of modules, colours."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from player.theme.bake import TARGET, TOKENS, tokens_qml

ROOT = Path(__file__).parents[2]
QML = ROOT / "player" / "qml"
FILES = sorted(QML.rglob("*.qml"))
BIN = Path(sys.executable).parent
GPL_ONLY = (
    "Charts", "DataVisualization", "Graphs", "HttpServer", "NetworkAuth", "Quick3D",
    "QuickTimeline", "QtQuick.Timeline", "QtQuick3D", "VirtualKeyboard", "WaylandCompositor",
)  # fmt: skip
ORDER = ("Kiosk.Backend", "Kiosk.Theme", "Kiosk.Controls", "Kiosk.Pages", "Kiosk.Shell")


def ran(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


class Plain(ast.NodeTransformer):
    """Sources as metaobjectdump 6.12 understands them.

    It knows getters and setters by name only: `Property(str, lambda self: ...)` ends it. What
    derives from a class of ours that is not for QML would be no QObject.
    """

    def visit_Lambda(self, node):
        return ast.copy_location(ast.Name("getter", ast.Load()), node)

    def visit_Call(self, node):
        if isinstance(node.func, ast.Name) and node.func.id == "Property":
            node.args[2:] = [ast.Name("setter", ast.Load()) for _ in node.args[2:]]
        return self.generic_visit(node)

    def visit_ClassDef(self, node):
        shared = (
            ast.unparse(base).partition("[")[0] in {"Card", "Overview"} for base in node.bases
        )
        if any(shared):
            node.bases = [ast.Name("QObject", ast.Load())]
        return self.generic_visit(node)


# what our own types are made of
FOREIGN = ("core", "gui", "qml", "quick")


@pytest.fixture(scope="module")
def python_types(tmp_path_factory):
    """An import path with the types of Kiosk.Backend, as the Python sources declare them."""
    build = tmp_path_factory.mktemp("qmltypes")
    sources = []
    for path in sorted((ROOT / "player" / "backend").glob("*.py")):
        text = path.read_text()
        if "@QmlElement" in text:
            copy = build / path.name
            copy.write_text(ast.unparse(Plain().visit(ast.parse(text))))
            sources.append(str(copy))
    code, said = ran(BIN / "pyside6-metaobjectdump", *sources, "-o", build / "types.json")
    assert code == 0, said
    # It takes Python's float for C++'s, but PySide hands over doubles.
    types = build / "types.json"
    types.write_text(types.read_text().replace('"type": "float"', '"type": "double"'))
    module = build / "Kiosk" / "Backend"
    module.mkdir(parents=True)
    (module / "qmldir").write_text(
        "module Kiosk.Backend\ndepends QtQuick auto\ntypeinfo plugins.qmltypes\n"
    )
    metatypes = Path(PySide6.__file__).parent / "Qt" / "metatypes"
    code, said = ran(
        BIN / "pyside6-qmltyperegistrar", build / "types.json", "-o", "/dev/null",
        "--import-name", "Kiosk.Backend", "--major-version", "1",
        "--foreign-types", ",".join(str(metatypes / f"qt6{one}_metatypes.json") for one in FOREIGN),
        "--generate-qmltypes", module / "plugins.qmltypes",
    )  # fmt: skip
    assert code == 0, said
    return build


@pytest.mark.timeout(300)
def test_qmllint_has_nothing_to_say(python_types):
    code, said = ran(
        BIN / "pyside6-qmllint", "--max-warnings", "0", "-I", python_types, "-I", QML, *FILES
    )
    assert code == 0, said[-8000:]


@pytest.mark.timeout(300)
def test_qmlformat_would_change_nothing(tmp_path):
    different = []
    for path in FILES:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
    code, said = ran(BIN / "pyside6-qmlformat", "-i", *sorted(tmp_path.glob("*.qml")))
    assert code == 0, said
    different = [p.name for p in FILES if (tmp_path / p.name).read_bytes() != p.read_bytes()]
    assert not different, "run pyside6-qmlformat -i on these"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(QML)))
def test_modules_import_downwards_only(path):
    own = ORDER.index(".".join(path.parent.relative_to(QML).parts))
    for name in re.findall(r"^import (Kiosk\.\w+)", path.read_text(), re.MULTILINE):
        assert ORDER.index(name) < own, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(QML)))
def test_colours_come_from_the_theme(path):
    if path.parent.name == "Theme":
        return
    found = re.findall(
        r'"#[0-9a-fA-F]{3,8}"|Qt\.(?:rgba|hsla|hsva|lighter|darker)\b', path.read_text()
    )
    named = re.findall(r'color: "(?!transparent")\w+"', path.read_text(), re.IGNORECASE)
    assert not found + named


def siblings(lines, number):
    """The lines of the same object, as qmlformat indents them."""
    depth = len(lines[number]) - len(lines[number].lstrip())
    inside = [not line or line.startswith(" " * depth) for line in lines]
    first = number - inside[:number][::-1].index(False)
    last = number + inside[number:].index(False)
    return [line for line in lines[first:last] if line[depth : depth + 1].strip()]


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(QML)))
def test_no_words_are_fitted_into_a_height_that_they_make_themselves(path):
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r" +(minimumSize|fontSizeMode: Text\.(Vertical)?Fit)\b", line):
            own = [each for each in siblings(lines, number) if re.match(
                r" *height:.*(?<![.\w])(implicit|content|painted)Height", each)]  # fmt: skip
            assert not own, f"line {number + 1}: a binding loop, now and then; Fitted has none"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(QML)))
def test_files_begin_as_the_house_does(path):
    text = path.read_text()
    assert text.startswith("// SPDX-FileCopyrightText: ")
    assert "pragma ComponentBehavior: Bound" in text
    assert re.search(r'^import "', text, re.MULTILINE) is None, "no import by path"


def test_every_file_stands_in_its_qmldir():
    for path in FILES:
        listed = (path.parent / "qmldir").read_text()
        assert re.search(rf"\b{path.name}$", listed, re.MULTILINE), path.name
    for qmldir in QML.rglob("qmldir"):
        for name in re.findall(r"\S+\.qml$", qmldir.read_text(), re.MULTILINE):
            assert (qmldir.parent / name).is_file(), f"{qmldir}: {name}"


def test_no_module_that_is_gpl_only():
    sources = [*FILES, *(p for f in ("player", "kiosk", "content", "admin_sync")
                         for p in (ROOT / f).rglob("*.py"))]  # fmt: skip
    imports = re.compile(r"^\s*(?:import|from)\s+(?:PySide6|Qt)[\w.]*.*$", re.MULTILINE)
    found = {
        str(path.relative_to(ROOT)): line.strip()
        for path in sources
        for line in imports.findall(path.read_text())
        if any(name in line for name in GPL_ONLY)
    }
    assert not found


def test_only_what_is_used_lies_among_the_icons():
    words = "\n".join(p.read_text() for p in (*FILES, *(ROOT / "player").rglob("*.py")))
    used = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', words))
    kept = {path.stem for path in (ROOT / "player" / "icons").glob("*.svg")}
    assert kept <= used, "these are not used"
    symbols = re.findall(
        r'(?:symbol|chevron|name): "([a-z0-9-]+)"', "\n".join(p.read_text() for p in FILES)
    )
    assert set(symbols) <= kept, "these are missing"


def test_theme_is_what_the_tokens_say():
    assert TARGET.read_text() == tokens_qml(TOKENS.read_text()), "run python -m player.theme.bake"


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, on, 7) for ink in ("ink", "inkSoft", "accent") for on in ("sky", "ground", "card")),
    *((ink, f"brick{n}", 7) for ink in ("brickText", "brickSub") for n in range(4)),
    ("actText", "act", 7), ("selectedText", "selected", 7), ("plinthText", "plinth", 7),
    ("boardText", "board", 7), ("alertText", "alert", 7), ("alertPaper", "alertText", 7),
    ("drillText", "drill", 7), ("nightText", "night", 7),
    ("code", "codeGround", 7), ("lip", "ground", 3), ("line", "ground", 3), ("focus", "ground", 3),
]  # fmt: skip


@pytest.mark.parametrize("scheme", range(4), ids=("light", "dark", "contrast", "sunlight"))
@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p[0]} on {p[1]}")
def test_contrast_of_the_tokens(pair, scheme):
    colours = json.loads((ROOT / "player" / "theme" / "tokens.json").read_text())["colours"]
    text, ground, asked = pair
    assert contrast(colours[text][scheme], colours[ground][scheme]) >= asked


def test_body_text_is_read_from_a_metre_and_a_half():
    tokens = json.loads((ROOT / "player" / "theme" / "tokens.json").read_text())["type"]
    capital_mm = tokens["body"]["size"] * 0.668 * 0.496
    assert capital_mm >= 18.3, "0.7 degrees at 1.5 m"
