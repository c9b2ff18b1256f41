# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The fields of the form: their words, hints and sizes, kind by kind."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from admin_sync.office.editor.targets import Choices
from admin_sync.office.editor.wording import LONGEST_BODY, LONGEST_LINE, LONGEST_TITLE

#: What lies folded below the form; a fault in one of these unfolds it.
MORE = frozenset({
    "repeat_until", "last_day", "except_on", "organiser", "price", "cancelled", "old_amount",
    "trade", "terms", "address", "phone", "hours", "since", "until", "link", "licence", "pinned",
    "pinned_until", "takeover",
})  # fmt: skip
#: The languages beside German, with what they are called in the names of fields.
OTHERS = (
    ("de-simple", "easy", gettext_lazy("Leichte Sprache")),
    ("en", "en", gettext_lazy("Englisch")),
    ("da", "da", gettext_lazy("Dänisch")),
    ("nds", "nds", gettext_lazy("Plattdeutsch")),
)
REPEATS = (
    ("", gettext_lazy("einmal")),
    ("daily", gettext_lazy("jeden Tag")),
    ("weekly", gettext_lazy("jede Woche am selben Wochentag")),
    ("fortnightly", gettext_lazy("alle zwei Wochen am selben Wochentag")),
    ("monthly_day", gettext_lazy("jeden Monat am selben Wochentag (etwa am ersten Montag)")),
    ("monthly_last", gettext_lazy("jeden Monat am letzten solchen Wochentag")),
    ("monthly_date", gettext_lazy("jeden Monat am selben Datum")),
    ("yearly", gettext_lazy("jedes Jahr")),
)


class Day(forms.DateInput):
    """A day, in the browser's own picker."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Clock(forms.TimeInput):
    """A time of day, in the browser's own picker."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def of_kind(kind: str, *, club: bool) -> dict[str, forms.Field]:
    """The fields of a kind."""
    made = {
        **_words(kind),
        **_files(kind),
        **(_event() if kind == "event" else {}),
        **(_sale(kind) if kind in ("offer", "service") else {}),
        **(_official() if kind == "notice" else {"until": _until()}),
    }
    return made if club else {**made, **_further(kind), **_languages()}


def of_where(choices: Choices) -> dict[str, forms.Field]:
    """Where it shall hang, of what somebody may choose."""
    made: dict[str, forms.Field] = {
        "units": _boxes(
            _("Wo soll es hängen?"),
            [(str(unit.pk), _unit(unit.kind, unit.name)) for unit in choices.units],
        )
    }
    if choices.terminals:
        screens = [(str(one.pk), f"{one.name} ({one.unit.name})") for one in choices.terminals]
        made["terminals"] = _boxes(_("Nur auf einzelnen Bildschirmen"), screens)
    if choices.groups:
        groups = [(str(group.pk), group.name) for group in choices.groups]
        made["groups"] = _boxes(_("Auf Gruppen von Bildschirmen"), groups)
    return made


def _unit(kind: str, name: str) -> str:
    return _("ganzes Amt: %(name)s") % {"name": name} if kind == "amt" else name


def _boxes(label: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def line(label: str, hint: str = "", limit: int = LONGEST_LINE, **more: str) -> forms.CharField:
    """A field of one line; `more` are attributes of its widget."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=limit,
        required=False,
        widget=forms.TextInput(attrs=more),
    )


def text(label: str, hint: str = "", rows: int = 8) -> forms.CharField:
    """A field of many lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_BODY, required=False, widget=widget
    )


def day(label: str, hint: str = "", *, required: bool = False) -> forms.DateField:
    """A day; also typed as 24.12.2026."""
    formats = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=Day(), input_formats=formats
    )


def clock(label: str) -> forms.TimeField:
    """A time of day; also typed as 19 or 19.30."""
    formats = ["%H:%M", "%H:%M:%S", "%H.%M", "%H"]
    return forms.TimeField(label=label, required=False, widget=Clock(), input_formats=formats)


def _words(kind: str) -> dict[str, forms.Field]:
    title = forms.CharField(label=_("Überschrift"), max_length=LONGEST_TITLE)
    title.widget.attrs["autocomplete"] = "off"
    hint = _("Leerzeile = neuer Absatz. Zeilen, die mit „- “ beginnen, werden eine Liste.")
    if kind == "notice":
        hint = _("Bleibt frei, wenn alles im PDF steht. Leerzeile = neuer Absatz.")
    return {"title": title, "body": text(_("Text"), hint)}


def _files(kind: str) -> dict[str, forms.Field]:
    hint = _("Seine Seiten erscheinen auf dem Bildschirm.")
    if kind != "notice":
        hint = _("Zum Beispiel ein Plakat: gezeigt wird die erste Seite.")
    pdf = forms.FileField(label=_("PDF"), help_text=hint, required=False)
    pdf.widget.attrs["accept"] = "application/pdf,.pdf"
    picture = forms.FileField(label=_("Bild"), required=False)
    picture.widget.attrs["accept"] = "image/*"
    alt = line(
        _("Was ist auf dem Bild zu sehen?"),
        _("Ein Satz für Menschen, die es nicht sehen. Er wird auch vorgelesen."),
    )
    return {
        "pdf_file": pdf,
        "pdf": forms.CharField(required=False, widget=forms.HiddenInput),
        "picture_file": picture,
        "picture": forms.CharField(required=False, widget=forms.HiddenInput),
        "alt": alt,
    }


def _event() -> dict[str, forms.Field]:
    return {
        "day": day(_("Tag"), required=True),
        "starts": clock(_("Beginn")),
        "ends": clock(_("Ende")),
        "place": line(_("Ort"), _("Saal, Straße, Dorf")),
        "repeat": forms.ChoiceField(label=_("Wie oft?"), choices=REPEATS, required=False),
        "repeat_until": day(_("Wiederholen bis"), _("Leer: ohne Ende.")),
        "last_day": day(_("Letzter Tag"), _("Nur, wenn es mehrere Tage am Stück dauert.")),
        "except_on": line(
            _("Fällt aus am"), _("Tage mit Komma dazwischen, zum Beispiel 24.12.2026, 31.12.2026")
        ),
        "organiser": line(_("Veranstalter")),
        "price": line(_("Eintritt"), _("Zum Beispiel: frei, oder 5 €")),
        "cancelled": forms.BooleanField(
            label=_("Abgesagt (bleibt als abgesagt sichtbar)"), required=False
        ),
    }


def _sale(kind: str) -> dict[str, forms.Field]:
    contact = {
        "address": line(_("Adresse")),
        "phone": line(_("Telefon"), type="tel"),
        "hours": line(_("Öffnungszeiten"), _("Zum Beispiel: Mo-Fr 8-12, Di 14-18")),
    }
    if kind == "service":
        hint = _("Zum Beispiel: Bücherei, Sprechstunde, Beratung")
        return {"trade": line(_("Was ist es?"), hint), **contact}
    return {
        "amount": line(_("Preis"), _("Zum Beispiel: 3,50 €"), 40),
        "unit": line(_("Wofür"), _("Zum Beispiel: 500 g, je Strauß"), 60),
        "old_amount": line(_("Bisheriger Preis"), "", 40),
        "seller": line(_("Wer bietet es an?")),
        "trade": line(_("Was für ein Geschäft?"), _("Zum Beispiel: Hofladen, Bäckerei")),
        "terms": line(_("Bedingungen"), _("Zum Beispiel: solange der Vorrat reicht")),
        **contact,
    }


def _official() -> dict[str, forms.Field]:
    return {
        "posted": day(_("Aushängen am"), _("Der erste Tag.")),
        "removed": day(
            _("Abnehmen am"), _("Leer: nach der Frist des Landes (7 volle Tage) von selbst.")
        ),
        "official_body": line(
            _("Wer macht es bekannt?"), _("Zum Beispiel: Gemeindevertretung Haby")
        ),
        "copy": forms.BooleanField(
            label=_("Rechtlich gilt der Aushang an anderer Stelle; dies ist eine Abschrift"),
            required=False,
        ),
    }


def _until() -> forms.DateField:
    return day(_("Zeigen bis"), _("Bis zum Ende dieses Tages. Leer: bis Sie es zurückziehen."))


def _further(kind: str) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    if kind != "notice":
        made["since"] = day(_("Erst zeigen ab"), _("Leer: sofort."))
    made["pinned"] = forms.BooleanField(
        label=_("Oben anheften"),
        help_text=_("Steht vor allem anderen seiner Art und auf der Startseite der Bildschirme."),
        required=False,
    )
    made["pinned_until"] = day(
        _("Angeheftet bis"), _("Bis zum Ende dieses Tages. Leer: solange es gezeigt wird.")
    )
    takeover = _(
        "Legt sich über jede Seite, bis jemand es gelesen hat, wie eine Warnung. "
        "Höchstens sieben Tage, und immer mit vier Augen."
    )
    return {
        **made,
        "takeover": forms.BooleanField(
            label=_("Übernimmt den ganzen Bildschirm"), help_text=takeover, required=False
        ),
        "link": line(_("Link"), _("Erscheint als QR-Code, zum Mitnehmen aufs Handy."), 2000),
        "licence": line(_("Bildnachweis"), _("Zum Beispiel: Foto: Anna Hansen, CC BY 4.0")),
    }


def _languages() -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    for _tag, name, label in OTHERS:
        title = _("Überschrift (%(language)s)") % {"language": label}
        body = _("Text (%(language)s)") % {"language": label}
        made[f"{name}_title"] = line(title, limit=LONGEST_TITLE)
        made[f"{name}_body"] = text(body, rows=5)
    return made
