#!/usr/bin/env python3
"""Adds to web/package-lock.json the optional packages of other platforms that npm left out.

npm writes a lock without the platform packages it could not see where it ran (a mirror that holds one platform only), and then
`npm ci` refuses that lock everywhere. Run it after every change of dependencies. The entries name os, cpu and libc, so that no
platform ever fetches another's.
"""

import json
import re
import sys
from pathlib import Path

OS = ["android", "darwin", "freebsd", "linux", "win32", "openharmony", "netbsd", "openbsd", "sunos", "aix"]
CPU = ["arm64", "x64", "arm", "ia32", "riscv64", "ppc64", "s390x", "loong64", "mips64el", "wasm32"]
LIBC = {"musl": "musl", "gnu": "glibc"}


def platform_of(name):
    words = re.split(r"[-/]", name)
    found = {}
    systems = [w for w in words if w in OS]
    if systems:
        found["os"] = [systems[-1]]
    cpus = [w for w in words if w in CPU]
    if cpus:
        found["cpu"] = [cpus[-1]]
    libcs = [LIBC[w] for w in words if w in LIBC]
    if libcs and systems == ["linux"]:
        found["libc"] = libcs
    return found


def main():
    if len(sys.argv) > 1:
        print(__doc__)
        return 0
    path = Path(__file__).resolve().parents[1] / "web" / "package-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    packages = lock["packages"]
    added = 0
    for key, package in list(packages.items()):
        for name, version in package.get("optionalDependencies", {}).items():
            nested, shared = f"{key}/node_modules/{name}", f"node_modules/{name}"
            if nested in packages or shared in packages or not re.fullmatch(r"[0-9][^ ]*", version):
                continue
            entry = {"version": version, **platform_of(name), "optional": True}
            if package.get("dev"):
                entry["dev"] = True
            packages[shared] = entry
            added += 1
    lock["packages"] = dict(sorted(packages.items()))
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{added} entries added")
    return 0


if __name__ == "__main__":
    sys.exit(main())
