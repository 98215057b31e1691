#!/usr/bin/env python3
"""Holds the house rules that a compiler cannot see: who may include whom, what may not be called, how long things may be.

usage: scripts/tidy.py [--list-rules]

Prints one line per breach and ends with 1 when there is any. A line that must break a rule says so with `NOLINT(rule)` and
the reason beside it.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# docs/architecture.md: a room may include what stands below its tier, never its own tier.
TIERS = {
    0: {"base", "model"},
    1: {"interfaces"},
    2: {"config", "observability", "net", "crypto", "wire"},
    3: {"identity", "communities", "messaging", "moderation", "presence", "rosters", "events", "media", "storage_sql",
        "storage_sqlite", "storage_postgres", "storage_rocksdb", "storage_blobs"},
    4: {"http_api", "gateway", "cluster"},
}
TIER_OF = {room: tier for tier, rooms in TIERS.items() for room in rooms}

# One library, one room: replacing it then touches one folder.
LIBRARIES = {
    r"boost/beast": {"net"},
    r"boost/asio/ssl": {"net"},
    r"curl/": {"net"},
    r"libpq": {"storage_postgres"},
    r"sqlite3\.h": {"storage_sqlite"},
    r"rocksdb/": {"storage_rocksdb"},
    r"toml\+\+": {"config"},
    r"argon2\.h": {"crypto"},
    r"re2/": {"moderation"},
    r"openssl/": {"crypto", "net", "wire", "storage_sql", "http_api"},
    r"nlohmann/": {"wire", "config", "crypto"},
    r"simdjson": {"wire", "crypto"},
    r"zstd": {"wire"},
    r"CLI/": {"app"},
}

# rule: (pattern, files that are its one place, what to do instead)
BANNED = {
    "detached": (r"\basio::detached\b|[^_a-z]detached\)", set(), "run it in a task_scope"),
    "sleep": (r"this_thread::sleep_for", {"src/base/failpoint.cpp"}, "co_await parley::sleep_for"),
    "cout": (r"\bstd::c(out|err)\b", set(), "use the log, or fmt::print in a command"),
    "clock": (r"(system|steady|high_resolution)_clock::now", {"src/base/clock.cpp"}, "take a parley::clock"),
    "regex": (r"\bstd::regex\b", set(), "write the parser"),
    "sprintf": (r"(?<![a-z_])v?sprintf\(", set(), "use fmt::format"),
    "random": (r"\brandom_device\b|\brand\(\)", set(), "use token_source"),
    "new": (r"(?<![a-z_])new [a-zA-Z_:]+[({\[;]", set(), "use make_unique"),
    "system": (r"(?<![a-z_.>:])(system|popen)\(", set(), "no shell"),
}

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
LINE_COLUMNS_MAX = 135  # clang-format breaks code at 110; a comment behind code may run on

breaches = []


def tell(path, line, rule, text):
    breaches.append(f"{path}:{line}: [{rule}] {text}")


def excused(lines, index, rule):
    """NOLINT(rule) in the line itself, or in a comment on the line before."""
    here = lines[index]
    before = lines[index - 1] if index else ""
    return f"NOLINT({rule})" in here or f"NOLINT({rule})" in before and before.lstrip().startswith("//")


def room_of(path):
    parts = Path(path).parts
    if path == "src/base/describe.cpp":  # the bodies of the error enums that stand in interfaces
        return "interfaces"
    if parts[0] == "modules":
        return parts[1]
    if parts[:2] == ("include", "parley"):
        return parts[2]
    return parts[1] if parts[0] == "src" and len(parts) > 2 else "app" if parts[0] == "src" else None


def code_only(line):
    """Without string contents and comments: rules are about code."""
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    return line.split("//")[0]


def check_includes(path, lines):
    room = room_of(path)
    for number, line in enumerate(lines, 1):
        found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not found:
            continue
        included = found.group(1)
        other = re.match(r"parley/(\w+)/", included)
        if other and room != "app" and other.group(1) != room:
            mine, theirs = TIER_OF.get(room), TIER_OF.get(other.group(1))
            if mine is None or theirs is None:
                tell(path, number, "tier", f"{room} or {other.group(1)} has no tier in scripts/tidy.py")
            elif mine == 3 and theirs > 1:
                tell(path, number, "tier", f"{room} is domain or backend: only base, model and interfaces, not {other.group(1)}")
            elif theirs >= mine and not (mine == 0 and theirs == 0):
                tell(path, number, "tier", f"{room} (tier {mine}) may not include {other.group(1)} (tier {theirs})")
        for library, rooms in LIBRARIES.items():
            if re.match(library, included) and room not in rooms:
                tell(path, number, "library", f"{included} belongs in {', '.join(sorted(rooms))}")


def check_lines(path, lines):
    for index, line in enumerate(lines):
        code = code_only(line)
        for rule, (pattern, places, instead) in BANNED.items():
            if path not in places and re.search(pattern, code) and not excused(lines, index, rule):
                tell(path, index + 1, rule, instead)
        if path.endswith(".hpp") and re.search(r"^\s*using namespace (?!literals;|std::string_view_literals;|std::chrono_literals;)", code):
            tell(path, index + 1, "using", "no `using namespace` in a header")
        if re.search(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))", line):
            tell(path, index + 1, "todo", "name the issue: TODO(#123)")
        if len(line) > LINE_COLUMNS_MAX and 'R"' not in line:
            tell(path, index + 1, "length", f"{len(line)} columns, at most {LINE_COLUMNS_MAX}")
    if len(lines) > FILE_LINES_MAX:
        tell(path, len(lines), "length", f"{len(lines)} lines in one file, at most {FILE_LINES_MAX}")


def check_functions(path, lines):
    """The layout is clang-format's: a body ends at the first `}` with the indentation of its first line."""
    for index, line in enumerate(lines):
        opens = re.match(r"(\s*)(?!namespace|class |struct |enum |union |extern |if |for |while |switch |do |else|try|\}|//|#)\S.*\{\s*(//.*)?$", line)
        if not opens or "(" not in "".join(lines[max(0, index - 6):index + 1]):
            continue
        if re.match(r"\s*(constexpr |static |inline |const )*[\w:<>*& ]+\s+(const )?\w+(\[\])?\s*=?\s*\{\s*$", line):
            continue  # a table
        indent = opens.group(1)
        for end in range(index + 1, len(lines)):
            if lines[end].startswith(indent + "}"):
                # The labels of a switch are a table, not thinking.
                long = sum(1 for body in lines[index:end + 1] if not re.match(r"\s*(case .*|default):$", body))
                if long > FUNCTION_LINES_MAX:
                    tell(path, index + 1, "function", f"{long} lines, at most {FUNCTION_LINES_MAX}")
                break


def check_header(path, lines):
    if not path.endswith(".hpp"):
        return
    if not lines or lines[0] != "#pragma once":
        tell(path, 1, "header", "begins with #pragma once")
    elif len(lines) < 2 or not re.match(r"// \S.*", lines[1]):
        tell(path, 2, "header", "a sentence on its purpose stands in the second line")


def check_cycles(files):
    """Over files: a cycle of headers is a cycle of ideas."""
    by_name = {}
    for path in files:
        by_name[path] = path
        found = re.search(r"(?:^|/)include/(parley/.*)", path)
        if found:
            by_name[found.group(1)] = path
    graph = {}
    for path, lines in files.items():
        folder = str(Path(path).parent)
        targets = set()
        for line in lines:
            found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if found:
                name = found.group(1)
                inside = re.match(r"modules/\w+", path)
                places = [f"{folder}/{name}", name, f"{inside.group(0)}/src/{name}" if inside else name]
                targets.update(by_name[p] for p in places if p in by_name)
        graph[path] = targets - {path}
    state = {}

    def visit(path, trail):
        state[path] = 1
        for target in sorted(graph.get(path, ())):
            if state.get(target) == 1:
                tell(target, 1, "cycle", " -> ".join([*trail[trail.index(target):], target]) if target in trail else target)
            elif target not in state:
                visit(target, [*trail, target])
        state[path] = 2

    for path in sorted(graph):
        if path not in state:
            visit(path, [path])


def check_tour():
    tour = ROOT / "docs" / "tour.md"
    if not tour.exists():
        return
    for number, line in enumerate(tour.read_text().splitlines(), 1):
        linked = re.findall(r"\]\((?!https?:)([^)#]+)", line)
        named = re.findall(r"`((?:include|src|modules|tests|web|docs|scripts|migrations|config|bench)/[\w./-]+)`", line)
        for name in linked:
            if not (tour.parent / name).exists():
                tell("docs/tour.md", number, "tour", f"{name} is not there")
        for name in named:
            if not (ROOT / name).exists():
                tell("docs/tour.md", number, "tour", f"{name} is not there")


def main():
    if len(sys.argv) > 1:
        print(__doc__.strip())
        if sys.argv[1] == "--list-rules":
            for rule, (pattern, _, instead) in BANNED.items():
                print(f"{rule:<10} {pattern:<50} {instead}")
        return 0
    product, tested = {}, {}
    for folder, into in (("include", product), ("src", product), ("modules", product), ("tests", tested), ("bench", tested)):
        for path in sorted((ROOT / folder).rglob("*.[ch]pp")):
            into[str(path.relative_to(ROOT))] = path.read_text(errors="replace").splitlines()
    for path, lines in product.items():
        check_includes(path, lines)
        check_lines(path, lines)
        check_functions(path, lines)
        check_header(path, lines)
    for path, lines in tested.items():
        check_header(path, lines)
    check_cycles(product)
    check_tour()
    for breach in breaches:
        print(breach)
    total = sum(len(lines) for lines in product.values())
    print(f"tidy: {len(product)} files, {total} lines, {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
