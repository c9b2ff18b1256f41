# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""A terminal in an emulator: started from a disk, seen by its picture, touched, cut off.

`Machine` is a context manager around one QEMU of the build's tools. Everything is computed (TCG): a
machine of ours has no processor to lend, so that waiting is by what is seen and never by the clock.
"""

import base64
import contextlib
import json
import shutil
import socket
import subprocess
import time

_FIRMWARE = "/usr/share/OVMF"
# units that the emulator hands to systemd (systemd.system-credentials(7)), so that the image
# stays as it is: the journal on the first serial port, and a shell on the second one
_JOURNAL = """[Service]
ExecStart=/usr/bin/journalctl --boot --follow --lines=all --output=short-monotonic --no-hostname
StandardOutput=tty
TTYPath=/dev/ttyS0
"""
_SHELL = """[Service]
ExecStart=/bin/sh -c 'stty raw -echo; exec /bin/sh'
StandardInput=tty
StandardOutput=tty
StandardError=null
TTYPath=/dev/ttyS1
TTYReset=yes
Restart=always
"""
_WANTED = "[Unit]\nWants=test-journal.service test-shell.service\n"
PROBES = (
    ("systemd.extra-unit.test-journal.service", _JOURNAL),
    ("systemd.extra-unit.test-shell.service", _SHELL),
    ("systemd.unit-dropin.multi-user.target", _WANTED),
)


class Machine:
    """One terminal. `folder` is below the build's folder, which the tools see as /build.

    With `sound` it has a sound card, and what its loudspeaker plays is written to `loudspeaker`.
    `rtc` is what its clock says when it is switched on: the host's time, or another. `state` is
    what `freeze` left, of a machine of the same words; it goes on from there.
    """

    def __init__(
        self, build, disk, folder, *,
        size=(1080, 1920), credentials=PROBES, net=None, sound=False, rtc="utc", state=None,
    ):  # fmt: skip
        self.build, self.disk, self.folder, self.state = build, disk, folder, state
        self.size, self.credentials, self.net, self.sound = size, credentials, net, sound
        self.rtc = rtc
        self._process = self._qmp = self._shell = None
        folder.mkdir(parents=True, exist_ok=True)
        self.serial = folder / "serial.log"
        self.loudspeaker = folder / "loudspeaker.wav"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.cut()

    def start(self):
        """Switch it on."""
        tools = self.build / "tools"
        within = f"/build/{self.folder.relative_to(self.build)}"
        if not (self.folder / "vars.fd").exists():
            shutil.copyfile(tools / _FIRMWARE[1:] / "OVMF_VARS_4M.ms.fd", self.folder / "vars.fd")
        inner = (
            'mkdir -p "$0/build" && mount --bind "$1" "$0/build" && mount --bind /dev "$0/dev" && '
            'mount -t proc proc "$0/proc" && root="$0" && shift && exec chroot "$root" "$@"'
        )
        command = ["unshare", "--mount", "sh", "-c", inner, str(tools), str(self.build)]
        (self.folder / "qmp").unlink(missing_ok=True)
        with (self.folder / "qemu.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *self._words(within)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self._qmp = _Qmp(self.folder / "qmp", self._process)
        self._shell = None
        if self.state is not None:
            # only the first time: afterwards its power was cut
            self.state = None
            assert self.wait(lambda: self._status() == "paused", 300)[0]
            self._qmp.ask("cont")

    def freeze(self, file):
        """Stop it, with all that it has in its memory in a file; the disk belongs to that state."""
        self._qmp.ask("stop")
        if self._shell is not None:
            self._shell.close()
            self._shell = None
        self._qmp.ask("migrate", uri=f"file:/build/{file.relative_to(self.build)}")
        assert self.wait(lambda: self._qmp.ask("query-migrate")["status"] == "completed", 300)[0]
        self.cut()

    def _status(self):
        return self._qmp.ask("query-status")["status"]

    def _words(self, within):
        disk = f"/build/{self.disk.relative_to(self.build)}"
        width, height = self.size
        firmware = f"{_FIRMWARE}/OVMF_CODE_4M.ms.fd"
        words = [
            "qemu-system-x86_64", "-machine", "q35,smm=on",
            "-accel", "tcg,thread=multi,tb-size=512",
            "-cpu", "max", "-smp", "2", "-m", "3072", "-nodefaults", "-display", "none",
            "-global", "driver=cfi.pflash01,property=secure,value=on",
            "-drive", f"if=pflash,format=raw,unit=0,readonly=on,file={firmware}",
            "-drive", f"if=pflash,format=raw,unit=1,file={within}/vars.fd",
            "-drive", f"if=none,id=d,file={disk},format=raw,cache=writeback",
            "-device", "virtio-blk-pci,drive=d",
            "-device", f"virtio-vga,xres={width},yres={height}",
            "-device", "virtio-multitouch-pci,id=touch",
            "-device", "i6300esb", "-action", "watchdog=reset",
            "-device", "qemu-xhci",
            "-serial", f"file:{within}/serial.log",
            "-serial", f"unix:{within}/shell,server=on,wait=off",
            "-qmp", f"unix:{within}/qmp,server=on,wait=off",
            "-rtc", f"base={self.rtc}",
        ]  # fmt: skip
        if self.state is not None:
            words += ["-incoming", f"file:/build/{self.state.relative_to(self.build)}", "-S"]
        for name, value in self.credentials:
            told = base64.b64encode(value.encode()).decode()
            words += ["-smbios", f"type=11,value=io.systemd.credential.binary:{name}={told}"]
        if self.net:
            words += ["-netdev", f"user,id=n,{self.net}", "-device", "virtio-net-pci,netdev=n"]
        if self.sound:
            file = f"{within}/{self.loudspeaker.name}"
            words += ["-audiodev", f"wav,id=a,path={file},out.frequency=48000"]
            words += ["-device", "intel-hda", "-device", "hda-output,audiodev=a"]
        return words

    def cut(self):
        """Cut the power."""
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._qmp.close()
            if self._shell is not None:
                self._shell.close()
            self._process.kill()
            self._process.wait()
            self._process = None

    def plug(self, *, into):
        """Put the network's cable in, or draw it."""
        self._qmp.ask("set_link", name="n", up=into)

    def insert(self, stick):
        """Put a USB stick in, whose content is a file below the build's folder."""
        file = {"driver": "file", "filename": f"/build/{stick.relative_to(self.build)}"}
        self._qmp.ask("blockdev-add", **{"node-name": "stick", "driver": "raw", "file": file})
        self._qmp.ask("device_add", driver="usb-storage", drive="stick", removable=True)

    def picture(self, name="screen.png"):
        """What the panel shows, as a PNG file."""
        within = f"/build/{self.folder.relative_to(self.build)}/{name}"
        self._qmp.ask("screendump", filename=within, format="png")
        return self.folder / name

    def tap(self, x, y, hold=0.4):
        """Touch the panel at a share (0 to 1) of its output's width and height, for `hold` s."""
        full = 0x7FFF
        at = [("x", x), ("y", y)]
        values = [
            {"type": "mtt", "data": {"type": "data", "slot": 0, "tracking-id": 1, "axis": axis,
                                     "value": int(share * full)}}
            for axis, share in at
        ]  # fmt: skip
        begin = {
            "type": "mtt",
            "data": {"type": "begin", "slot": 0, "tracking-id": 1, "axis": "x", "value": 0},
        }
        button = {"type": "btn", "data": {"button": "touch", "down": True}}
        self._qmp.ask("input-send-event", events=[begin, *values, button])
        time.sleep(hold)
        end = {
            "type": "mtt",
            "data": {"type": "end", "slot": 0, "tracking-id": -1, "axis": "x", "value": 0},
        }
        off = {"type": "btn", "data": {"button": "touch", "down": False}}
        self._qmp.ask("input-send-event", events=[end, off])

    def run(self, command, patience=120):
        """What a command prints within, root's. Only where the probes were handed in."""
        if self._shell is None:
            self._shell = socket.socket(socket.AF_UNIX)
            self._shell.connect(str(self.folder / "shell"))
        mark = f"END-{time.monotonic_ns()}"
        self._shell.settimeout(patience)
        # what the line still held of a start before is not of it
        first = f"echo {mark[:3]}''{mark[3:]}.\n"
        self._shell.sendall(f"{first}{command}\necho {mark[:3]}''{mark[3:]}\n".encode())
        heard = b""
        while f"{mark}\n" not in heard.decode(errors="replace").replace("\r\n", "\n"):
            got = self._shell.recv(65536)
            if not got:
                raise AssertionError("the shell within ended")
            heard += got
        said = heard.decode(errors="replace").replace("\r\n", "\n")
        return said.partition(f"{mark}.\n")[2].partition(f"{mark}\n")[0]

    def order(self, command):
        """Have a command done within whose end nobody will see."""
        self.run("true")
        self._shell.sendall(f"{command}\n".encode())

    def start_anew(self, patience=600):
        """Have it start anew from within, and wait until it does."""
        before = self.resets()
        self.order("systemctl reboot")
        assert self.wait(lambda: self.resets() > before, patience)[0]
        self._shell.close()
        self._shell = None

    def resets(self):
        """How often the machine was reset since it was switched on."""
        self._qmp.ask("query-status")
        return self._qmp.resets

    def said(self):
        """What came out of the serial port."""
        return self.serial.read_bytes().decode(errors="replace") if self.serial.exists() else ""

    def wait(self, seen, patience=900):
        """Wait until `seen()` holds; whether it did, and after how many seconds."""
        begun = time.monotonic()
        while time.monotonic() - begun < patience:
            if self._process.poll() is not None:
                raise AssertionError((self.folder / "qemu.log").read_text())
            if seen():
                return True, time.monotonic() - begun
            time.sleep(1)
        return False, patience


class _Qmp:
    """QEMU's own protocol: one JSON object a line."""

    def __init__(self, path, process):
        self.resets = 0
        for _ in range(100):
            if process.poll() is not None:
                raise AssertionError("the emulator ended at once; its words are in qemu.log")
            self._socket = socket.socket(socket.AF_UNIX)
            try:
                self._socket.connect(str(path))
                break
            except OSError:
                self._socket.close()
            time.sleep(0.1)
        self._file = self._socket.makefile("rw")
        self._file.readline()
        self.ask("qmp_capabilities")

    def ask(self, command, **arguments):
        self._file.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._file.flush()
        while True:
            said = json.loads(self._file.readline())
            if "error" in said:
                raise AssertionError(said["error"])
            if "return" in said:
                return said["return"]
            self.resets += said.get("event") == "RESET"

    def close(self):
        self._file.close()
        self._socket.close()
