# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A real office on the host, and somebody of its Technik at a browser: everything goes over HTTPS.

The office is made and served by `kiosk office`; in front of it is a proxy with a certificate of an
authority that only the start file names (`ca_file`).
"""

import html
import os
import re
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path

import front
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from content.clock import utc_now
from tests.fakes import certificates, phone
from tests.fakes.staff import PASSWORD

#: The host, as the emulator's own network calls it.
HOST = "10.0.2.2"
CA = "amt.pem"
VILLAGE = "Haby"
#: What stands in a cell that has nothing to say.
NOTHING = "\N{EN DASH}"
_MAIL = "technik@amt.example"
_ROOT = Path(__file__).parents[2]
_STAFF = """
import sys
from pathlib import Path
from admin_sync.office.upkeep import ground
ground.enter(Path(sys.argv[1]))
from admin_sync.office.people.models import Role, Unit
from tests.fakes import staff
staff.make("Tomke Technik", (Role.TECHNICIAN, Unit.objects.get(kind="amt")), email=sys.argv[2])
"""


class Desk:
    """What an admin and somebody of Technik do, by the commands and the pages that they have."""

    def __init__(self, folder, certificate, port, behind):
        self.url = f"https://{HOST}:{port}"
        self.certificate = certificate
        self._here = f"https://127.0.0.1:{port}"
        self._file = folder / "office" / "office.toml"
        self._session = requests.Session()
        # the authority is ours alone, and this machine's proxy has no part in it
        self._session.trust_env, self._session.verify = False, str(certificate)
        self._session.headers.update({"Host": f"{HOST}:{port}", "Referer": f"{self.url}/"})
        # the office behind the proxy takes a moment to come up
        again = Retry(8, backoff_factor=0.5, status_forcelist=(502,), allowed_methods={"GET"})
        self._session.mount("https://", HTTPAdapter(max_retries=again))
        listen = ("--listen", f"127.0.0.1:{behind}", "--base-url", self.url)
        names = ("--name", "Amt Hüttener Berge", "--village", VILLAGE)
        self.call("init", folder / "office", *listen, *names, "--admin", "chefin@amt.example")
        subprocess.run(
            [sys.executable, "-P", "-c", _STAFF, self._file, _MAIL], check=True, env=_environment()
        )

    def call(self, *act):
        """`kiosk office` with these words."""
        subprocess.run(self._words(*act), check=True, env=_environment(), capture_output=True)

    @contextmanager
    def running(self, act, log):
        """The same, until the end of the block."""
        with log.open("wb") as out:
            process = subprocess.Popen(
                self._words(act), stdout=out, stderr=out, env=_environment(), start_new_session=True
            )
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)

    def _words(self, *act):
        office = ("office", "--office", self._file, *act)
        return [sys.executable, "-P", "-m", "kiosk.cli", *map(str, office)]

    def sign_in(self):
        """With password and second factor."""
        self.page("/anmelden/")
        self.send("/anmelden/", login=_MAIL, password=PASSWORD)
        assert "Abmelden" in self.send("/anmelden/faktor/code/", code=phone.code())

    def page(self, path):
        """What a page says."""
        answer = self._session.get(self._here + path, timeout=60)
        answer.raise_for_status()
        return answer.text

    def send(self, path, **said):
        """Fill in a form; what came of it."""
        said["csrfmiddlewaretoken"] = self._session.cookies["csrftoken"]
        answer = self._session.post(self._here + path, said, timeout=60)
        answer.raise_for_status()
        return answer.text

    def place(self, name):
        """Make a place for a screen; its number."""
        form = self.page("/bildschirme/neu/")
        unit = re.search(rf'<option value="(\d+)"[^>]*>{VILLAGE}<', form)[1]
        said = {"orientation": "portrait", "diagonal": "218", "edge": "50", "checks_touch": "on"}
        self.send("/bildschirme/neu/", name=name, unit=unit, **said)
        return int(re.search(rf'/bildschirme/(\d+)/"[^>]*>{name}<', self.page("/bildschirme/"))[1])

    def start_file(self, place):
        """The start file of a place, as staff download it, and what the Amt's network asks for."""
        return self.send(f"/bildschirme/{place}/geraet/datei/", download="1") + (
            f'\n[network]\nca_file = "{CA}"\n'
        )

    def accept(self, code, words, office, place):
        """Type the code of a screen, compare both fingerprints, give it its place."""
        shown = self.send("/beitreten/", code=code)
        pk = re.search(r"/beitreten/geraet/(\w+)/sperren/", shown)[1]
        assert re.findall(r'class="words">([^<]+)<', shown) == [words, office]
        assert "Angenommen" in self.send(f"/beitreten/geraet/{pk}/", place=place)

    def stands(self, place):
        """How a screen stands, as its page says it, without the markup."""
        return _plain(self.page(f"/bildschirme/{place}/stand/"))

    def order(self, place, verb, **more):
        self.send(f"/bildschirme/{place}/auftrag/", verb=verb, **more)

    def add_release(self, file):
        self.call("release", "add", file)

    def send_release(self, place, version):
        """Order a release for one screen, at once."""
        pages = self.page("/aktualisierungen/")
        sha256 = re.search(rf'<option value="(\w+)">{re.escape(version)} ', pages)[1]
        said = self.send("/aktualisierungen/senden/", terminals=place, release=sha256, when="now")
        assert "ist für einen Bildschirm vorgesehen" in said

    def update(self):
        """What the page of updates says of the only screen: what runs, what is to, how it is."""
        cells = re.findall(
            r'<td data-label="(Läuft|Vorgesehen|Stand)">(.*?)</td>',
            self.page("/aktualisierungen/"),
            re.DOTALL,
        )
        return tuple(_plain(dict(cells)[name]) for name in ("Läuft", "Vorgesehen", "Stand"))


@contextmanager
def opened(folder):
    """An office that is served, with somebody signed in, until the end of the block."""
    certificate = certificates.make(folder, utc_now(), HOST, "127.0.0.1")
    with front.opened(certificate) as (port, behind), ExitStack() as stack:
        desk = Desk(folder, certificate, port, behind)
        for act in ("serve", "worker"):
            stack.enter_context(desk.running(act, folder / f"{act}.log"))
        desk.sign_in()
        yield desk


def _environment():
    gone = {"KIOSK_OFFICE", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "PYTHONPATH": str(_ROOT)}


def _plain(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
