"""Starts the real binary on a folder of its own, and its command line."""

import json
import os
import re
import signal
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_RATES = ("account", "peer", "message_send", "message_change", "history", "typing", "read_mark", "server_create", "server_change",
          "channel_change", "role_change", "member_change", "invite_create", "invite_join", "invite_lookup", "profile_change",
           "report", "expression_change", "asset_bring", "asset_read", "assets_per_day", "asset_bytes_per_day",
          "gateway_commands", "gateway_identifies")
# Every limit of manners off, so that a test measures the server; bounds that protect memory stay.
UNLIMITED = {f"PARLEY_LIMITS__{name.upper()}": "off" for name in _RATES} | {"PARLEY_LIMITS__SIGN_IN": "false",
                                                                           "PARLEY_LIMITS__CONNECTIONS_PER_PEER": "off"}


def binary():
    return os.environ.get("PARLEY_BIN", str(ROOT / "build" / "dev" / "parley"))


class Server:
    """One parley process. `settings` are PARLEY_SECTION__KEY pairs."""

    def __init__(self, data, settings=None, cores=2, args=(), port=0, extra_environment=None):
        self.data = str(data)
        self.settings = dict(settings or {})
        self.cores = cores
        self.args = list(args)
        self.port = port
        self.extra_environment = dict(extra_environment or {})
        self.process = None
        self.owner_link = None
        self.output = []
        self.errors = []

    def start(self, timeout=30):
        self.output, self.errors = [], []  # of this life
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")}
        environment.update(self.settings)
        environment.update(self.extra_environment)
        command = [binary(), "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}", "--cores",
                   str(self.cores), *self.args]
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        threading.Thread(target=self._drain, args=(self.process.stderr, self.errors), daemon=True).start()
        threading.Thread(target=self._drain, args=(self.process.stdout, self.output), daemon=True).start()
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            text = "".join(self.output)
            ready = re.search(r"ready at (https?)://[^\s]*?:(\d+)", text)
            if ready:
                self.port = int(ready.group(2))
                # The owner link follows on the next line when there is one; it is printed in the same breath.
                time.sleep(0.05)
                link = re.search(r"Owner link: (\S+)", "".join(self.output))
                self.owner_link = link.group(1) if link else None
                return self
            if self.process.poll() is not None:
                raise RuntimeError(f"parley ended with {self.process.returncode}: {''.join(self.errors)[-3000:]}")
            time.sleep(0.01)
        raise RuntimeError(f"parley is not ready after {timeout} s: {text} {''.join(self.errors)[-3000:]}")

    @staticmethod
    def _drain(stream, into):
        for line in stream:
            into.append(line)

    @property
    def setup_token(self):
        return self.owner_link.partition("#token=")[2]

    def kill(self):
        """As a power button would, but for the page cache."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self, timeout=40):
        """Graceful; answers the exit code."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else 0
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def admin(self, *words, stdin=None):
        """`parley admin WORDS --json`, decoded."""
        done = subprocess.run([binary(), "admin", *words, "--data", self.data, "--json"], input=stdin or "",
                              capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"admin {words} ended with {done.returncode}: {done.stderr}{done.stdout}")
        return json.loads(done.stdout)

    def make_user(self, name, admin=False, password="correct horse battery"):
        """Answers a token."""
        words = ["user", "create", name, "--password-stdin"] + (["--admin"] if admin else [])
        self.admin(*words, stdin=password + "\n")
        return self.admin("token", "create", name)["token"]

    def make_bot(self, name, owner):
        return self.admin("bot", "create", name, "--owner", owner)["token"]

    def resident_bytes(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024
