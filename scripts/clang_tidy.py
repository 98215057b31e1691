#!/usr/bin/env python3
"""Runs clang-tidy (the list in .clang-tidy) over what the last commit and the work tree changed, unless it was clean before.

usage: scripts/clang_tidy.py [--all] [FILE...]

  --all   every source of the product (about half an hour on two cores)
Reads build/dev/compile_commands.json. What is clean is remembered in build/dev/clang-tidy by the content of the file, of the
headers of the project that it includes, and of .clang-tidy. Files are read without the precompiled header, so that one which does
not include what it uses is found here.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "dev"
STAMPS = BUILD / "clang-tidy"
TOOL = "clang-tidy-19"
JOBS = int(os.environ.get("PARLEY_JOBS", os.cpu_count() or 2))
# Flags of GCC 12 that clang does not know.
EXTRA = ["--extra-arg=-Wno-unknown-warning-option", "--extra-arg=-Wno-everything", "--quiet", "-p", str(STAMPS)]

_text = {}


def text_of(path):
    if path not in _text:
        _text[path] = path.read_bytes() if path.is_file() else b""
    return _text[path]


def include_roots():
    return [ROOT / "include", *sorted((ROOT / "modules").glob("*/include"))]


def fingerprint(source, roots):
    """The file, and every project header it reaches."""
    seen, waiting = set(), [source]
    digest = hashlib.sha256(text_of(ROOT / ".clang-tidy"))
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        inside = re.match(r"(.*/modules/\w+)/", str(path))
        own = [path.parent, *([Path(inside.group(1)) / "src"] if inside else [])]
        for name in re.findall(rb'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text_of(path), re.M):
            for folder in [*own, *roots]:
                found = folder / name.decode()
                if found.is_file():
                    waiting.append(found)
                    break
    for path in sorted(seen):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + text_of(path) + b"\0")
    return digest.hexdigest()


def write_commands(commands):
    """The build's commands without its precompiled headers, which are GCC's own."""
    for entry in commands:
        entry["command"] = re.sub(r" -include \S*/cmake_pch\.hxx| -Winvalid-pch| -fpch-preprocess", "", entry["command"])
    (STAMPS / "compile_commands.json").write_text(json.dumps(commands))


def check(source):
    ended = subprocess.run([TOOL, *EXTRA, str(source)], text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return ended.returncode, ended.stdout


def changed_files():
    """What differs between the commit before the last and the work tree."""
    listed = subprocess.run(["git", "diff", "--name-only", "HEAD~1"], cwd=ROOT, text=True, capture_output=True, check=False)
    return {(ROOT / name).resolve() for name in listed.stdout.split()}


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("-")]
    if any(a in ("-h", "--help") for a in sys.argv[1:]):
        print(__doc__.strip())
        return 0
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    known = {Path(entry["file"]).resolve() for entry in commands}
    product = sorted(p for p in known if p.is_relative_to(ROOT / "modules") or p.is_relative_to(ROOT / "src"))
    if arguments:
        product = [p for p in product if any(p == (ROOT / a).resolve() for a in arguments)]
    elif "--all" not in sys.argv:
        changed = changed_files()
        product = [p for p in product if p in changed]
    STAMPS.mkdir(parents=True, exist_ok=True)
    write_commands(commands)
    roots = include_roots()
    due = []
    for source in product:
        mark = fingerprint(source, roots)
        if not (STAMPS / mark).exists():
            due.append((source, mark))
    broken = 0
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        for (source, mark), (code, said) in zip(due, pool.map(check, [s for s, _ in due])):
            if code == 0:
                (STAMPS / mark).touch()
            else:
                broken += 1
                print(said.strip() or f"{source}: clang-tidy ended with {code}")
    print(f"{len(product)} files, {len(due)} looked at, {broken} with findings")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
