#!/usr/bin/env python3
"""Looks for coroutines that GCC 12 lays out wrongly, in a binary of the dev preset.

usage: scripts/check_frames.py BINARY

GCC 12 puts a temporary that lives across a `co_await` in front of the coroutine's frame when the coroutine has no local variable
of its own. Whoever resumes it then jumps to a wrong place. It shows in the machine code: the address of the body is not stored
at the very beginning of the frame. (The layout does not depend on optimisation, but only -O1 code is plain enough to be read.)
The remedy is a named local variable (docs/coroutines.md). Prints what it finds and ends with 1.
"""

import re
import subprocess
import sys


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print(__doc__.strip())
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 64
    listing = subprocess.Popen(["objdump", "-d", "-w", "--no-show-raw-insn", sys.argv[1]], text=True, errors="replace",
                               stdout=subprocess.PIPE)
    function, register, seen, shifted = "", None, 0, []
    for line in listing.stdout:
        if line.endswith(">:\n"):
            function, register = line[line.index("<") + 1:-3], None
        elif "Frame.actor>" in line:
            found = re.search(r"\blea\s+.*,(%r\w+)\s+#", line)
            register = found.group(1) if found else None
        elif register:
            stored = re.search(r"\bmov\s+" + register + r",(0x[0-9a-f]+)?\((%r\w+)\)", line)
            if stored and stored.group(2) != "%rsp":
                seen, register = seen + 1, None
                if stored.group(1) and int(stored.group(1), 16):
                    shifted.append(function)
    for name in shifted:
        print(subprocess.run(["c++filt", name], text=True, stdout=subprocess.PIPE).stdout.strip())
    print(f"{seen} coroutines, {len(shifted)} laid out wrongly")
    return 1 if shifted or listing.wait() else 0


if __name__ == "__main__":
    sys.exit(main())
