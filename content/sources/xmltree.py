# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""XML from outside as a tree, read within bounds and without any DTD."""

from collections.abc import Iterator

# expat is a parser of bytes; what makes XML dangerous is refused here before it is expanded
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from content.sources.documents import UnreadableError

__all__ = ["Element", "all_of", "child", "children", "text_of", "tree_of"]

# larger files are no message
LARGEST = 5_000_000

_DEEPEST = 60
_MOST_ELEMENTS = 400_000


def tree_of(data: bytes, largest: int = LARGEST) -> Element:
    """The root of an XML document; names are without namespace and attributes as written.

    A document type declaration is refused: what we read has none, and it is where entity bombs
    and references to other files live.

    Raises:
        UnreadableError: it is too large, too deep, has a DTD, or is no XML.
    """
    if len(data) > largest:
        raise UnreadableError(f"Die Datei ist größer als {largest // 1_000_000} MB.")
    builder = _Builder()
    # a namespace is told from the name by what no name may hold
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(data, True)
        return builder.tree.close()
    except (expat.ExpatError, LookupError, ValueError, AssertionError) as error:
        raise UnreadableError(f"Die Datei ist kein lesbares XML ({error}).") from error


def child(element: Element, name: str) -> Element | None:
    """The first direct child of that name."""
    return next((found for found in element if found.tag == name), None)


def children(element: Element, name: str) -> Iterator[Element]:
    """The direct children of that name."""
    return (found for found in element if found.tag == name)


def all_of(element: Element, name: str) -> Iterator[Element]:
    """The element itself and all below it that have that name, in the order of the file."""
    return element.iter(name)


def text_of(element: Element, name: str) -> str:
    """The text of the first direct child of that name, without blanks around it; "" for none.

    An element in it, such as a `br` that was not escaped, is the end of a line.
    """
    found = child(element, name)
    return "" if found is None else "\n".join(found.itertext()).strip()


class _Builder:
    """Counts what it builds."""

    def __init__(self) -> None:
        self.tree = TreeBuilder()
        self._depth = 0
        self._elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > _DEEPEST:
            raise UnreadableError("Die Datei ist zu tief verschachtelt.")
        if self._elements > _MOST_ELEMENTS:
            raise UnreadableError("Die Datei hat zu viele Teile.")
        self.tree.start(_local(name), attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self.tree.end(_local(name))

    def refuse(self, *_: object) -> None:
        raise UnreadableError("Die Datei bringt eine DTD mit; die wird nicht gelesen.")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
