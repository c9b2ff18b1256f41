# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The image and a real office: joined by a file, updated, rolled back, deleted."""

import json

import desk as desks
import glass
import pytest
import releases
import slots
from conftest import BUILD

from content.clock import utc_now

pytestmark = [
    pytest.mark.image,
    pytest.mark.slow,
    pytest.mark.timeout(2700),
    pytest.mark.usefixtures("roomy"),
]
_NAME, _FILE = "Haby, Dorfplatz", "schaukasten-haby.toml"
_LINE = "restrict=off"
_KEPT = "sha256sum /var/lib/kiosk/agent/device.key; find /var/lib/kiosk -type f | grep -v media/"
_SOURCE = """
[[source]]
id = "amt-news"
kind = "news"
format = "rss"
url = "{feed}"
"""
_STANDING = "cat /run/kiosk/enrolment.json"


@pytest.fixture
def desk(tmp_path):
    """The office, with somebody of its Technik signed in."""
    with desks.opened(tmp_path) as opened:
        yield opened


@pytest.fixture
def place(desk, write):
    """A place of the office, whose start file lies on the disk with the Amt's authority."""
    made = desk.place(_NAME)
    write("provision", _FILE, desk.start_file(made))
    write("provision", desks.CA, desk.certificate.read_bytes())
    return made


@pytest.fixture
def joined(desk, place, machine):
    """A terminal that has joined by itself, with its first system proved."""
    terminal = machine(credentials=slots.WORDS, net=_LINE)
    _joins(terminal, desk, place)
    return terminal


def _joins(terminal, desk, place):
    """Until the office sees it; and how long that took."""
    came, seconds = terminal.wait(lambda: "Letzter Kontakt" in desk.stands(place), 600)
    assert came, terminal.run(f"{_STANDING}; nmcli; journalctl -u kiosk-agent --no-pager -n 30")
    print(f"accepted and heard of after {seconds:.0f} s")


def _page(terminal, name, patience=900):
    came, seconds = terminal.wait(lambda: glass.page(terminal.picture()) == name, patience)
    assert came, glass.page(terminal.picture())
    return seconds


def _standing(terminal):
    said = terminal.run(f"{_STANDING} 2>/dev/null")
    return json.loads(said) if said.strip() else {"state": ""}


def _mib_of_data(terminal):
    said = terminal.run("df --output=size -BM /data | tail -1")
    return int(said.strip().rstrip("M"))


def _keys(kept):
    """What names this device among what it keeps."""
    return [line.split()[0] for line in kept.splitlines() if line.endswith("device.key")][:1]


def _told(terminal, desk, holds, patience):
    """Follow the office's page of updates until it holds, and print each new line of it."""
    lines = []

    def seen():
        said = desk.update()
        if said not in lines:
            lines.append(said)
            print(" | ".join(said), flush=True)
        return holds(*said)

    came, seconds = terminal.wait(seen, patience)
    assert came, terminal.run(
        "rauc status; cat /var/lib/kiosk/update/*; journalctl -u kiosk-agent -u rauc"
        " -u kiosk-confirm --no-pager -n 60"
    )
    return seconds


def _waits(terminal, version):
    """Whether a release was installed and waits for the start anew."""
    said = terminal.run("cat /var/lib/kiosk/update/agent.json 2>/dev/null")
    return bool(said.strip()) and json.loads(said)["installed"] == version


def _order(desk, place, out, version, **change):
    file = releases.make(BUILD, out, version, **change)
    desk.add_release(file)
    desk.send_release(place, version)


def test_a_start_file_joins_and_a_release_of_the_office_stays(desk, place, joined, out):
    assert _standing(joined)["state"] == "accepted"
    assert _mib_of_data(joined) > 4000
    _page(joined, "programme")
    print(desk.stands(place)[:300])
    _order(desk, place, out, "2.0.0-good")
    kept = ("2.0.0-good", desks.NOTHING)
    seconds = _told(joined, desk, lambda runs, _, how: (runs, how) == kept, 1200)
    print(f"ordered to running: {seconds:.0f} s")
    assert "rauc.slot=B" in joined.run("cat /proc/cmdline")
    _page(joined, "programme")
    proved = "cat /var/lib/kiosk/update/confirmed.json"
    assert joined.wait(lambda: "2.0.0-good" in joined.run(proved), 300)[0]
    assert _standing(joined)["place"] == _NAME


def test_a_bad_release_of_the_office_goes_by_itself_and_the_page_says_so(desk, place, joined, out):
    first = desk.update()[0]
    _order(desk, place, out, "2.0.2-black", session=releases.BLACK)
    _told(joined, desk, lambda *_: _waits(joined, "2.0.2-black"), 900)
    # it tries three times; one of these is shown in full
    joined.run(f"grub-editenv {slots.GRUBENV} set B_TRY=2")
    words = f"Aktualisierung auf 2.0.2-black ist gescheitert, es läuft wieder {first}."
    seconds = _told(joined, desk, lambda _r, _w, how: words in how, 1200)
    print(f"installed to told: {seconds:.0f} s")
    assert "rauc.slot=A" in joined.run("cat /proc/cmdline")
    said = desk.stands(place)
    assert words in said
    assert "Unter „Aktualisierungen“ lässt sie sich noch einmal senden" in said


def test_deleted_by_the_office_or_by_a_file_a_terminal_knows_nothing(
    desk, place, joined, machine, write, take
):
    print(f"data partition: {_mib_of_data(joined)} MiB")
    before, resets = joined.run(_KEPT), joined.resets()
    assert "good.json" in before
    desk.order(place, "wipe", name=_NAME)
    came, seconds = joined.wait(lambda: joined.resets() > resets, 300)
    assert came, desk.stands(place) + joined.run("journalctl -u kiosk-agent --no-pager -n 30")
    print(f"deleted by the office: starts anew after {seconds:.0f} s")
    assert "Hier steht noch kein Gerät" in desk.stands(place)
    # the file on the drive still counts, its code does not: staff compare the words on the glass
    print(f"shows how it is joined after another {_page(joined, 'join'):.0f} s")
    assert joined.wait(lambda: _standing(joined)["state"] == "waiting", 120)[0]
    joined.picture("join.png")
    after = joined.run(_KEPT)
    print(after)
    assert not set(_keys(before)) & set(_keys(after))
    said = _standing(joined)
    desk.accept(said["code"], said["words"], said["office"], place)
    assert joined.wait(lambda: _standing(joined)["state"] == "accepted", 120)[0]
    joined.run("sync")
    joined.cut()
    take("provision", _FILE)
    write("provision", "werksreset.txt", "23. November\n")
    bare = machine(credentials=slots.WORDS, net=_LINE)
    print(f"deleted by a file: {_page(bare, 'setup'):.0f} s to the first page")
    assert json.loads(bare.run("cat /run/kiosk-provision/report.json"))["reset"]
    kept = bare.run(_KEPT)
    assert not set(_keys(after)) & set(_keys(kept))
    assert "good.json" not in kept


def test_without_network_and_clock_it_shows_what_it_has_and_joins_later(
    desk, place, machine, write, feed
):
    write("provision", _FILE, desk.start_file(place) + _SOURCE.format(feed=feed))
    terminal = machine(credentials=slots.WORDS, net=_LINE)
    terminal.plug(into=False)
    print(f"first start without network: a page after {_page(terminal, 'join'):.0f} s")
    assert _standing(terminal)["state"] == "joining"
    terminal.plug(into=True)
    _joins(terminal, desk, place)
    assert terminal.wait(lambda: "Radweg" in terminal.run("kiosk items"), 300)[0]
    _page(terminal, "programme")
    terminal.run("sync")
    terminal.cut()

    wrong = machine(credentials=slots.WORDS, net=_LINE, rtc="2019-01-01T12:00:00")
    wrong.plug(into=False)
    print(f"clock wrong, no network: content after {_page(wrong, 'programme'):.0f} s")
    assert "Radweg" in wrong.run("kiosk items")
    clock = json.loads(wrong.run("cat /run/kiosk/clock.json"))
    print(wrong.run("date -u; cat /run/kiosk/clock.json"))
    assert not clock["trusted"]
    wrong.picture("no-clock.png")
    wrong.plug(into=True)
    by_office = '"by": "office"'
    heard, seconds = wrong.wait(lambda: by_office in wrong.run("cat /run/kiosk/clock.json"), 300)
    assert heard, wrong.run("date -u; journalctl -b --no-pager -u kiosk-agent -u kiosk-clock@*")
    assert abs(int(wrong.run("date +%s")) - utc_now().timestamp()) < 90
    print(f"the office's time after {seconds:.0f} s; {wrong.run('date -u').strip()}")
    wrong.picture("clock.png")
