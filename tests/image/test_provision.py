# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What an admin lays on the small partition is what the terminal is."""

import json

import glass
import pytest

pytestmark = [pytest.mark.image, pytest.mark.timeout(1500)]


def test_a_file_names_the_terminal_and_brings_its_sources(machine, write, feed):
    write(
        "provision",
        "schaukasten.toml",
        f"""[terminal]
name = "Groß Wittensee, Dorfplatz"
place = "Groß Wittensee"
[[place]]
name = "Groß Wittensee"
[[source]]
id = "amt-news"
kind = "news"
format = "rss"
url = "{feed}"
""",
    )
    terminal = machine(net="restrict=off")
    assert terminal.wait(lambda: glass.page(terminal.picture()) == "programme")[0]

    def titles():
        said = terminal.run("kiosk items --json 2>/dev/null", patience=300)
        return [one["title"] for one in json.loads(said)["items"]]

    assert terminal.wait(lambda: titles() == ["Neuer Radweg am See"], 400)[0], terminal.run(
        "kiosk sources; nmcli; journalctl -u kiosk-agent -n 30 --no-pager"
    )
    shown = terminal.run("kiosk settings show")
    assert "Groß Wittensee, Dorfplatz" in shown
    terminal.tap(0.4, 0.9)
    assert terminal.wait(lambda: glass.page(terminal.picture("home.png")) == "home", 120)[0]
    listening = terminal.run("cat /proc/net/tcp /proc/net/tcp6 | awk '$4 == \"0A\"'").strip()
    assert listening == "", listening


def test_a_broken_file_is_explained_on_the_glass(machine, write):
    write("provision", "schaukasten.toml", '[terminal]\nnmae = "Haby"\n')
    terminal = machine()
    assert terminal.wait(lambda: glass.page(terminal.picture()) is not None)[0]
    report = json.loads(terminal.run("cat /run/kiosk-provision/report.json"))
    assert report["state"] == "broken"
    assert report["errors"][0]["line"] == 2
    terminal.picture("broken.png")
