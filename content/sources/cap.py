# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Warnings in the Common Alerting Protocol (OASIS CAP 1.2; 1.1 reads alike).

One XML file, a zip of them as the Deutscher Wetterdienst has it, or an Atom or RSS index that
links to them.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import timedelta

from content.clean import plain_text, safe_link
from content.details import Area, Point
from content.model import Item, Kind
from content.sources.adapter import Adapter, Context, Parsed, Rejected, Request
from content.sources.alerts import (
    AWAY,
    SEVERITIES,
    Info,
    Message,
    circle,
    items_of_message,
    ring_of,
)
from content.sources.documents import UnreadableError
from content.sources.xmltree import (
    LARGEST,
    Element,
    all_of,
    children,
    text_of,
    tree_of,
)

# CAP 1.2, 3.2.2, `expires`: without one "each recipient is free to set its own policy"
_LIFE = timedelta(hours=24)

_MOST_FILES = 2_000
_LARGEST_ALL = 100_000_000
_MOST_WANTS = 50
_MOST_INFOS = 64
_MOST_RINGS = 2_000
_HEAD = 4_096
_ZIP = b"PK\x03\x04"
_NAMESPACE = re.compile(rb"urn:oasis:names:tc:emergency:cap:1\.[012]|http://www\.incident\.com/cap")
_PAIR = re.compile(r"(-?\d{1,3}(?:\.\d{1,12})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,12})?)")


class _Cap(Adapter):
    """The adapter; see `content.sources.adapter.Adapter`."""

    format = "cap"
    kinds = (Kind.WARNING,)
    empty_is_normal = True

    def parse(self, data: bytes, context: Context) -> Parsed:
        """Read one message, a zip of messages, or an index of them."""
        harvest = _Harvest(context)
        if data[:4] == _ZIP:
            return _zipped(data, harvest)
        try:
            root = tree_of(data)
        except UnreadableError as error:
            return Parsed(error=error.reason)
        if root.tag in {"feed", "rss", "RDF"}:
            return _indexed(root, harvest)
        if not harvest.take(root, "Warnung"):
            return Parsed(error="Die Datei ist XML, aber keine Warnung: ihr fehlt <alert>.")
        return harvest.parsed()

    def detect(self, data: bytes) -> bool:
        """Whether it names CAP's namespace at its head, also inside a zip."""
        if data[:4] == _ZIP:
            try:
                with zipfile.ZipFile(io.BytesIO(data)) as archive:
                    name = next(n for n in archive.namelist() if n.lower().endswith(".xml"))
                    with archive.open(name) as file:
                        return _NAMESPACE.search(file.read(_HEAD)) is not None
            except _ZIP_TROUBLE:
                return False
        return _NAMESPACE.search(data[:_HEAD]) is not None


# whatever a zip that is none can raise
_ZIP_TROUBLE = (
    zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, NotImplementedError,
    EOFError, StopIteration, LookupError, OverflowError,
)  # fmt: skip


@dataclass
class _Harvest:
    """What was found so far: what concerns the terminal first where there is too much."""

    context: Context
    items: dict[str, Item] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    beyond: int = 0

    def take(self, root: Element, where: str) -> bool:
        """Add the messages of a document; whether there was one."""
        found = False
        for number, alert in enumerate(all_of(root, "alert")):
            found = True
            self._alert(alert, where if number == 0 else f"{where}, Warnung {number + 1}")
        return found

    def _alert(self, alert: Element, where: str) -> None:
        message = _message(alert)
        if not message.identifier:
            self.rejected.append(Rejected(where, "Hat keine Kennung (identifier)."))
            return
        if not message.infos and message.message not in {"Cancel", "Ack", "Error"}:
            self.rejected.append(Rejected(where, "Enthält keine Angaben (info)."))
            return
        for item in items_of_message(message, self.context):
            if item.id in self.items:
                reason = "Steht mit derselben Kennung schon in der Datei."
                self.rejected.append(Rejected(where, reason))
            else:
                self.items[item.id] = item
        if len(self.items) > 2 * self.context.max_items:
            self._cut()

    def _cut(self) -> None:
        """Leave out the least important beyond what the source may have."""
        ranked = sorted(self.items.values(), key=_rank)
        kept = {item.id for item in ranked[: self.context.max_items]}
        self.beyond += len(self.items) - len(kept)
        self.items = {key: item for key, item in self.items.items() if key in kept}

    def parsed(self, error: str | None = None, wants: tuple[Request, ...] = ()) -> Parsed:
        """All of it."""
        if len(self.items) > self.context.max_items:
            self._cut()
        if self.beyond:
            reason = f"Mehr als {self.context.max_items} nimmt diese Quelle nicht."
            self.rejected.append(Rejected(f"{self.beyond} weitere Warnungen", reason))
        return Parsed(tuple(self.items.values()), tuple(self.rejected), error, wants)


def _rank(item: Item) -> tuple[bool, bool, int]:
    """Withdrawals first, or what they withdraw would come back; then what is near, and severe."""
    alert = item.warning
    if alert is None:
        return (True, True, 0)
    far = bool(alert.areas) and all(area.outlines == (AWAY,) for area in alert.areas)
    return (not alert.references, far, SEVERITIES.index(alert.severity))


def _zipped(data: bytes, harvest: _Harvest) -> Parsed:
    """Each XML file of a zip; what is too large or broken costs only itself."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_TROUBLE as error:
        return Parsed(error=f"Die Datei ist kein lesbares ZIP ({error}).")
    with archive:
        members = [m for m in archive.infolist() if m.filename.lower().endswith(".xml")]
        if not members and archive.infolist():
            return Parsed(error="Das ZIP enthält keine XML-Datei.")
        room = _LARGEST_ALL
        for member in members[:_MOST_FILES]:
            where = plain_text(member.filename, 80) or "Datei ohne Namen"
            try:
                body = _unpacked(archive, member, min(LARGEST, room))
                room -= len(body)
                if not harvest.take(tree_of(body), where):
                    harvest.rejected.append(Rejected(where, "Ist keine Warnung (kein <alert>)."))
            except UnreadableError as error:
                harvest.rejected.append(Rejected(where, error.reason))
            except _ZIP_TROUBLE as error:
                reason = f"Ist nicht zu entpacken ({type(error).__name__})."
                harvest.rejected.append(Rejected(where, reason))
    if (more := len(members) - _MOST_FILES) > 0:
        reason = f"Ein ZIP darf höchstens {_MOST_FILES} Warnungen enthalten."
        harvest.rejected.append(Rejected(f"{more} weitere Dateien", reason))
    return harvest.parsed()


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """A file of a zip, never more than the limit, whatever its header claims.

    Raises:
        UnreadableError: it is larger.
    """
    with archive.open(member) as file:
        body = file.read(limit + 1)
    if len(body) > limit:
        raise UnreadableError("Ist entpackt zu groß.")
    return body


def _indexed(root: Element, harvest: _Harvest) -> Parsed:
    """The documents that an Atom or RSS index links to, as far as they are there already."""
    entries = [*all_of(root, "entry"), *all_of(root, "item")]
    wants: dict[Request, None] = {}
    context = harvest.context
    for number, entry in enumerate(entries[: context.max_items], start=1):
        title = plain_text(text_of(entry, "title"), 60)
        where = f"Eintrag {number}" + (f" („{title}“)" if title else "")
        if harvest.take(entry, where):
            continue
        link = _link(entry, context.url)
        if not link:
            harvest.rejected.append(Rejected(where, "Verweist auf keine Warnung."))
            continue
        request = Request(link)
        if request not in wants and len(wants) >= _MOST_WANTS:
            reason = f"Nur die ersten {_MOST_WANTS} Warnungen werden einzeln abgeholt."
            harvest.rejected.append(Rejected(where, reason))
            continue
        wants[request] = None
        _fetched(request, where, harvest)
    if (more := len(entries) - context.max_items) > 0:
        reason = f"Mehr als {context.max_items} nimmt diese Quelle nicht."
        harvest.rejected.append(Rejected(f"{more} weitere Einträge", reason))
    return harvest.parsed(wants=tuple(wants))


def _fetched(request: Request, where: str, harvest: _Harvest) -> None:
    body = harvest.context.further.get(request)
    if body is None:
        reason = f"Die Warnung selbst liegt nicht vor: {request.url}"
        harvest.rejected.append(Rejected(where, reason))
        return
    try:
        if not harvest.take(tree_of(body), where):
            harvest.rejected.append(Rejected(where, "Der Verweis führt zu keiner Warnung."))
    except UnreadableError as error:
        harvest.rejected.append(Rejected(where, error.reason))


def _link(entry: Element, base: str) -> str:
    """Where an entry's CAP file is: the link that says so, else the first."""
    links = list(children(entry, "link"))
    named = [link for link in links if "cap" in link.get("type", "").lower()]
    for link in named + [one for one in links if one.get("rel", "alternate") == "alternate"]:
        if found := safe_link(link.get("href", "") or (link.text or "").strip(), base):
            return found
    return ""


def _message(alert: Element) -> Message:
    infos = list(children(alert, "info"))[:_MOST_INFOS]
    return Message(
        identifier=text_of(alert, "identifier"),
        sender=text_of(alert, "sender"),
        sent=text_of(alert, "sent"),
        status=text_of(alert, "status"),
        message=text_of(alert, "msgType"),
        references=text_of(alert, "references"),
        infos=tuple(map(_info, infos)),
        life=_LIFE,
    )


def _info(info: Element) -> Info:
    codes = {text_of(c, "valueName"): text_of(c, "value") for c in children(info, "eventCode")}
    return Info(
        language=text_of(info, "language"),
        event=text_of(info, "event"),
        headline=text_of(info, "headline"),
        description=text_of(info, "description"),
        instruction=text_of(info, "instruction"),
        web=text_of(info, "web"),
        publisher=text_of(info, "senderName"),
        licence=codes.get("LICENSE", ""),
        category=text_of(info, "category"),
        severity=text_of(info, "severity"),
        urgency=text_of(info, "urgency"),
        certainty=text_of(info, "certainty"),
        onset=text_of(info, "onset") or text_of(info, "effective"),
        expires=text_of(info, "expires"),
        areas=tuple(map(_area, children(info, "area"))),
    )


def _area(area: Element) -> Area:
    codes: list[str] = []
    holes: list[tuple[Point, ...]] = []
    for geocode in children(area, "geocode"):
        name, value = text_of(geocode, "valueName"), text_of(geocode, "value")
        if name == "EXCLUDE_POLYGON":
            holes.append(_ring(value))
        elif name and value:
            codes.append(plain_text(f"{name}={value}", 60))
    outlines = [_ring("".join(p.itertext())) for p in children(area, "polygon")]
    outlines += [_circle("".join(c.itertext())) for c in children(area, "circle")]
    return Area(
        name=plain_text(text_of(area, "areaDesc"), 200),
        geocodes=tuple(codes[:1000]),
        outlines=tuple(ring for ring in outlines[:_MOST_RINGS] if ring),
        holes=tuple(ring for ring in holes[:_MOST_RINGS] if ring),
    )


def _ring(raw: str) -> tuple[Point, ...]:
    """A polygon: "north,east north,east", the first pair again at the end."""
    return ring_of((float(north), float(east)) for north, east in _PAIR.findall(raw))


def _circle(raw: str) -> tuple[Point, ...]:
    """A circle: "north,east radius", the radius in kilometres."""
    centre, _, radius = raw.strip().partition(" ")
    pair = _PAIR.fullmatch(centre)
    try:
        kilometres = float(radius[:20])
    except ValueError:
        return ()
    return circle(float(pair[1]), float(pair[2]), kilometres) if pair else ()


ADAPTER = _Cap()
