#!/usr/bin/env python3
"""Turns a folder of built web files into two sources: an assembler file that holds their bytes, and a C++ table.

usage: embed.py DIST OUT_DIR

Each file is kept raw and, where that is smaller, as gzip -9. Source maps stay out. The output is the same for the same
input, byte for byte. An absent or empty DIST makes an empty table.
"""

import gzip
import hashlib
import pathlib
import re
import sys

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
}
# What is compressed already gains nothing from gzip.
PACKED = {".png", ".webp", ".avif", ".woff2", ".mp3", ".ogg"}
# assets/index-Cx3b9_aB.js: the bundler puts a hash into the name, so the file never changes.
HASHED = re.compile(r"^assets/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9.]+$")


def is_hidden(relative):
    """The bundler's own notes (.vite/manifest.json) are nobody's business."""
    return any(part.startswith(".") for part in relative.parts)


def c_text(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    dist, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    found = dist.rglob("*") if dist.is_dir() else []
    files = sorted(p for p in found if p.is_file() and p.suffix != ".map" and not is_hidden(p.relative_to(dist)))

    assembler = ["// Made by cmake/embed.py.", ".section .rodata"]
    names, rows = [], []

    def hold(symbol, path):
        assembler.extend([f".balign 16", f".global {symbol}", f"{symbol}:", f".incbin {c_text(str(path))}"])
        names.append(symbol)

    for number, path in enumerate(files):
        relative = path.relative_to(dist).as_posix()
        raw = path.read_bytes()
        if not raw:
            continue
        kind = CONTENT_TYPES.get(path.suffix, "application/octet-stream")
        hold(f"parley_web_{number}", path.resolve())
        packed = b"" if path.suffix in PACKED else gzip.compress(raw, 9, mtime=0)
        gzip_view = "{}"
        if packed and len(packed) < len(raw):
            packed_path = out / f"{number}.gz"
            packed_path.write_bytes(packed)
            hold(f"parley_web_{number}_gz", packed_path.resolve())
            gzip_view = f"{{parley_web_{number}_gz, {len(packed)}}}"
        etag = hashlib.sha256(raw).hexdigest()[:32]
        immutable = "true" if HASHED.match(relative) else "false"
        rows.append(f"        {{{c_text(relative)}, {c_text(kind)}, {{parley_web_{number}, {len(raw)}}}, {gzip_view}, "
                    f"\"{etag}\", {immutable}}},")
    assembler.append('.section .note.GNU-stack,"",@progbits\n')
    (out / "web_client.S").write_text("\n".join(assembler))

    declared = "\n".join(f'extern "C" char const {name}[];' for name in names)
    table = "\n".join(rows)
    (out / "web_client.cpp").write_text(f"""// Made by cmake/embed.py.

#include "web_client.hpp"

{declared}

namespace parley::app {{

std::vector<http_api::web_file> web_client_files() {{
    return {{
{table}
    }};
}}

}}  // namespace parley::app
""")


if __name__ == "__main__":
    main()
