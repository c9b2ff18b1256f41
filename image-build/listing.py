# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""What is inside a root: Debian's packages and Python's, as a list and as an SBOM."""

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

import application
import cutting
from root import Release, moment
from tree import Tree

_FIELDS = "${Package}\\t${Version}\\t${Architecture}\\t${source:Package}\\n"


@dataclass(frozen=True, order=True)
class Package:
    """A package by the name of its ecosystem (`deb`, `pypi`)."""

    ecosystem: str
    name: str
    version: str
    licence: str = ""

    def purl(self) -> str:
        """See the package-url specification."""
        return (
            f"pkg:{'deb/debian' if self.ecosystem == 'deb' else 'pypi'}/{self.name}@{self.version}"
        )


def inside(root: Tree) -> list[Package]:
    """All packages of a root, before its lists are taken away."""
    lines = root.run("dpkg-query", "--show", f"--showformat={_FIELDS}").splitlines()
    debian = [Package("deb", *line.split("\t")[:2]) for line in lines]
    where = next((root.folder / application.HOME).glob("lib/python3.*/site-packages"))
    python = [
        Package("pypi", one.name.lower(), one.version, _licence(one))
        for one in distributions(path=[str(where)])
    ]
    return sorted([*debian, *python])


def _licence(python: Distribution) -> str:
    """Its SPDX expression, where it says one."""
    return str(python.metadata.json.get("license_expression", ""))


def write(packages: list[Package], release: Release, folder: Path) -> None:
    """`packages.txt` (package=version) and `sbom.cdx.json` (CycloneDX 1.6)."""
    lines = [f"{one.ecosystem}:{one.name}={one.version}\n" for one in packages]
    (folder / "packages.txt").write_text("".join(lines))
    (folder / "sbom.cdx.json").write_text(json.dumps(_bill(packages, release), indent=1) + "\n")


def _bill(packages: list[Package], release: Release) -> dict[str, object]:
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{cutting.named(release.version)}",
        "version": 1,
        "metadata": {
            "timestamp": moment(release.epoch),
            "component": {
                "type": "operating-system",
                "name": "schaukasten",
                "version": release.version,
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
            },
        },
        "components": [_component(one) for one in packages],
    }


def _component(package: Package) -> dict[str, object]:
    said: dict[str, object] = {
        "type": "library",
        "name": package.name,
        "version": package.version,
        "purl": package.purl(),
        "bom-ref": package.purl(),
    }
    if package.licence:
        said["licenses"] = [{"expression": package.licence}]
    return said
