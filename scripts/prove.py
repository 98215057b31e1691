#!/usr/bin/env python3
"""Builds and runs the tests, and prints a table of what was proved.

usage: ./test [PART...]

Without a part: format, tidy, build, unit, conformance, fuzz, integration, security, web, e2e, in this order.
Parts: format tidy build unit conformance fuzz integration security reliability interop web e2e
  reliability and interop take longer and run only when named (CI names them).
A part that needs the binary builds it first. Ends with 0 when all is well, 1 when something failed.

Environment: PARLEY_JOBS (compilers at once), PARLEY_SEED (of the tests that draw numbers).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "dev"
DEFAULT = ["format", "tidy", "build", "unit", "conformance", "fuzz", "integration", "security", "web", "e2e"]
PARTS = DEFAULT[:8] + ["reliability", "interop", "web", "e2e"]
NEEDS_BUILD = {"unit", "conformance", "fuzz", "integration", "security", "reliability", "interop", "e2e"}
JOBS = os.environ.get("PARLEY_JOBS", str(os.cpu_count() or 2))


class Failed(Exception):
    """A part that did not pass; what went wrong was printed already, or stands in the text."""


def call(command, quiet=False, env=None, cwd=ROOT):
    """Runs a command; its output is shown at once, or only when it fails."""
    full = {**os.environ, **(env or {})}
    if not quiet:
        ended = subprocess.run(command, cwd=cwd, env=full)
        if ended.returncode:
            raise Failed(f"{command[0]} ended with {ended.returncode}")
        return ""
    ended = subprocess.run(command, cwd=cwd, env=full, text=True, errors="replace", stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT)
    if ended.returncode:
        print(ended.stdout[-20000:])
        raise Failed(f"{Path(command[0]).name} ended with {ended.returncode}")
    return ended.stdout


def sources():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.cpp", "*.hpp"], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE)
    if listed.returncode == 0 and listed.stdout:
        return [name for name in listed.stdout.split() if (ROOT / name).exists()]
    folders = ["include", "src", "modules", "tests", "bench"]
    return [str(p.relative_to(ROOT)) for f in folders for p in (ROOT / f).rglob("*.[ch]pp")]


def check_format():
    files = sources()
    call(["clang-format-19", "--dry-run", "-Werror", *files], quiet=True)
    return f"{len(files)} files"


def check_tidy():
    print(call([sys.executable, "scripts/tidy.py"], quiet=True).strip())
    ensure_configured()
    said = call([sys.executable, "scripts/clang_tidy.py"], quiet=True).strip()
    return said.splitlines()[-1] if said else ""


def ensure_configured():
    if not (BUILD / "build.ninja").exists():
        call(["cmake", "--preset", "dev"], quiet=True)


def build():
    call(["scripts/web-build"])
    ensure_configured()
    call(["ninja", "-C", str(BUILD), "-j", JOBS, "--quiet"])
    return call([sys.executable, "scripts/check_frames.py", str(BUILD / "parley")], quiet=True).strip()


def catch_programs(folder, prefix):
    """Catch2 executables; each one's own count is added up."""
    programs = sorted(p for p in folder.glob(prefix + "*") if p.is_file() and os.access(p, os.X_OK))
    if not programs:
        raise Failed(f"no {prefix}* in {folder}")
    cases = 0
    broken = []
    for program in programs:
        try:
            said = call([str(program)], quiet=True)
            found = re.search(r"in (\d+) test case", said)
            cases += int(found.group(1)) if found else 0
        except Failed:
            broken.append(program.name)
    if broken:
        raise Failed("failed: " + ", ".join(broken))
    return f"{cases} cases in {len(programs)} programs"


def fuzz_replay():
    programs = sorted(p for p in (BUILD / "tests" / "fuzz").glob("fuzz_*") if p.is_file() and os.access(p, os.X_OK))
    inputs = 0
    for program in programs:
        name = program.name.removeprefix("fuzz_")
        folders = [str(f) for kind in ("seeds", "regress") if (f := ROOT / "tests" / "fuzz" / kind / name).is_dir()]
        said = call([str(program), *folders], quiet=True)
        inputs += int(re.search(r"(\d+) inputs replayed", said).group(1))
    return f"{inputs} inputs in {len(programs)} targets"


def python_tests(folder):
    if not list((ROOT / "tests" / folder).rglob("test_*.py")):
        return "none yet"
    # pytest comes from Debian (python3-pytest), so the system's python runs it, whatever stands first on PATH.
    python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
    env = {"PARLEY_BIN": str(BUILD / "parley")}
    said = call([python, "-m", "pytest", "-c", "tests/pytest.ini", "--rootdir", "tests", f"tests/{folder}"], quiet=True, env=env)
    print(said.strip()[-2000:])
    return said.strip().splitlines()[-1].strip("= ")


def web():
    call(["scripts/web-build", "--deps-only"])
    call(["../scripts/node", "npm", "run", "--silent", "lint"], quiet=True, cwd=ROOT / "web")
    call(["../scripts/node", "npx", "tsc", "-b"], quiet=True, cwd=ROOT / "web")
    said = call(["../scripts/node", "npm", "run", "--silent", "test"], quiet=True, cwd=ROOT / "web", env={"NO_COLOR": "1"})
    found = re.search(r"Tests\s+(\d+ passed[^\n]*)", said)
    return found.group(1) if found else ""


def served(data):
    """The dev binary on a free port, and the lines it greets with."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")}
    # The browser is faster than a person.
    for limit in ("ACCOUNT", "PEER", "MESSAGE_SEND"):
        env[f"PARLEY_LIMITS__{limit}"] = "off"
    process = subprocess.Popen([str(BUILD / "parley"), "serve", "--data", data, "--listen", "127.0.0.1:0"], env=env, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    ready = process.stdout.readline()
    link = process.stdout.readline()
    found = re.search(r"ready at (\S+)", ready)
    if not found:
        process.kill()
        raise Failed("the server did not start")
    return process, found.group(1), link.removeprefix("Owner link: ").strip()


def e2e():
    call(["scripts/web-build"])
    said = call(["../scripts/node", "npm", "run", "--silent", "e2e:fake"], quiet=True, cwd=ROOT / "web", env={"PARLEY_URL": ""})
    passed = sum(int(n) for n in re.findall(r"(\d+) passed", said))
    for project in ("real-desktop", "real-phone"):
        data = tempfile.mkdtemp(prefix="parley-e2e-")
        process, url, link = served(data)
        try:
            said = call(["../scripts/node", "npx", "playwright", "test", f"--project={project}"], quiet=True, cwd=ROOT / "web",
                        env={"PARLEY_URL": url, "PARLEY_SETUP_URL": link, "PARLEY_BIN": str(BUILD / "parley")})
            skipped = re.search(r"\d+ skipped", said)
            if skipped:
                raise Failed(f"{project}: {skipped.group(0)}")
            passed += sum(int(n) for n in re.findall(r"(\d+) passed", said))
        finally:
            process.send_signal(signal.SIGTERM)
            process.send_signal(signal.SIGTERM)
            process.wait()
            shutil.rmtree(data, ignore_errors=True)
    return f"{passed} passed"


ACTIONS = {
    "format": check_format,
    "tidy": check_tidy,
    "build": build,
    "unit": lambda: catch_programs(BUILD / "tests", "unit_"),
    "conformance": lambda: catch_programs(BUILD / "tests" / "conformance", "conformance"),
    "fuzz": fuzz_replay,
    "integration": lambda: python_tests("integration"),
    "security": lambda: python_tests("security"),
    "reliability": lambda: python_tests("reliability"),
    "interop": lambda: python_tests("interop"),
    "web": web,
    "e2e": e2e,
}


def main():
    asked = sys.argv[1:]
    if any(a in ("-h", "--help") for a in asked):
        print(__doc__.strip())
        return 0
    unknown = [a for a in asked if a not in ACTIONS]
    if unknown:
        print(f"./test: no part {', '.join(unknown)}; parts: {' '.join(PARTS)}", file=sys.stderr)
        return 64
    parts = [p for p in PARTS if p in asked] if asked else DEFAULT
    if NEEDS_BUILD & set(parts) and "build" not in parts:
        parts = ["build", *parts]
    if subprocess.run(["scripts/setup", "--test"], cwd=ROOT).returncode:
        return 1

    rows = []
    for part in parts:
        print(f"== {part}", flush=True)
        began = time.monotonic()
        try:
            state, text = "ok", ACTIONS[part]()
        except Failed as failed:
            state, text = "FAILED", str(failed)
        except (FileNotFoundError, AttributeError, subprocess.SubprocessError) as failed:
            state, text = "FAILED", f"{type(failed).__name__}: {failed}"
        rows.append((part, state, time.monotonic() - began, text))
        if state != "ok" and part == "build":
            break  # everything after it would only repeat the failure
    print()
    for part, state, seconds, text in rows:
        print(f"{part:<12} {state:<7} {seconds:7.1f} s  {text}")
    return 0 if all(row[1] == "ok" for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
