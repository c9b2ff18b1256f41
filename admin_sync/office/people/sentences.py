# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Which German sentences the office says, and which of them have no English yet.

`python -m admin_sync.office.people.sentences` adds to each app's catalogue what is missing there,
with an empty translation to be filled in.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

from admin_sync.office.people import catalogue

_CALL = re.compile(
    r"""(?<![\w.])(n?p?gettext|_)\(\s*((?:u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")[\s,]*)+)"""
)
_NAMES = re.compile(r"^(?:_|n?p?gettext(?:_lazy)?)$")
HEAD = r"""msgid ""
msgstr ""
"Language: en\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""


class Sentence(NamedTuple):
    """A sentence, its plural if it counts something, and its context if it needs one."""

    singular: str
    plural: str | None = None
    context: str | None = None


def _sentence(name: str, texts: list[str]) -> Sentence:
    context = texts.pop(0) if "p" in name.split("gettext", maxsplit=1)[0] else None
    plural = texts[1] if name.startswith("n") else None
    return Sentence(texts[0], plural, context)


def in_template(text: str) -> Iterator[Sentence]:
    """The sentences of a template."""
    for name, arguments in _CALL.findall(templatize(text)):
        texts = ast.literal_eval(f"[{arguments}]")
        yield _sentence("gettext" if name == "_" else name, texts)


def in_module(text: str) -> Iterator[Sentence]:
    """The sentences of a module.

    Raises:
        ValueError: a sentence is made up as the program runs, so nobody can translate it.
    """
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if not _NAMES.match(name):
            continue
        texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
        said = [text for text in texts if isinstance(text, str)]
        if not said:
            raise ValueError(f"line {node.lineno}: a sentence must stand there as it is")
        yield _sentence("gettext" if name == "_" else name.removesuffix("_lazy"), said)


def said(folder: Path) -> dict[Sentence, str]:
    """All sentences of an app, each with the file where it was found."""
    found: dict[Sentence, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".py":
            sentences = in_module(path.read_text("utf-8"))
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            sentences = in_template(path.read_text("utf-8"))
        else:
            continue
        found |= dict.fromkeys(sentences, path.name)
    return found


def known() -> dict[Sentence, catalogue.Message]:
    """What all catalogues hold in English."""
    return {
        Sentence(m.singular, m.plural, m.context): m
        for path in catalogue.catalogues()
        for m in catalogue.read(path.read_text("utf-8"))
        if m.singular and not m.fuzzy and any(m.strings.values())
    }


def apps() -> list[Path]:
    """The folders of the office's apps, and the office's own."""
    return [p for p in sorted(catalogue.OFFICE.iterdir()) if (p / "__init__.py").is_file()]


def missing(folder: Path) -> dict[Sentence, str]:
    """The sentences of an app that have no English in any catalogue."""
    have = known()
    return {sentence: where for sentence, where in said(folder).items() if sentence not in have}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def entry(sentence: Sentence) -> str:
    """A sentence as an entry to be filled in."""
    lines = [f"msgctxt {_quoted(sentence.context)}"] if sentence.context is not None else []
    lines.append(f"msgid {_quoted(sentence.singular)}")
    if sentence.plural is None:
        lines.append('msgstr ""')
    else:
        lines += [f"msgid_plural {_quoted(sentence.plural)}", 'msgstr[0] ""', 'msgstr[1] ""']
    return "\n".join(lines) + "\n"


def main() -> int:
    """Add what is missing to the catalogues; 1 where anything was."""
    added = 0
    for folder in apps():
        path = folder / "locale" / "en" / "LC_MESSAGES" / "django.po"
        there = path.read_text("utf-8") if path.is_file() else HEAD
        listed = {Sentence(m.singular, m.plural, m.context) for m in catalogue.read(there)}
        new = [entry(one) for one in missing(folder) if one not in listed]
        if new:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([there, *new]), "utf-8")
            sys.stdout.write(f"{path}: {len(new)} to be filled in\n")
        added += len(new)
    return 1 if added else 0


if __name__ == "__main__":
    raise SystemExit(main())
