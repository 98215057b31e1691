"""The command line and the life of the process, as an operator meets them."""

import json
import os
import re
import signal
import socket
import ssl
import stat
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from support import parley_process


def parley(*arguments, data=None, settings=None, stdin="", timeout=60):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")}
    environment.update(settings or {})
    command = [parley_process.binary(), *arguments, *(["--data", str(data)] if data else [])]
    return subprocess.run(command, input=stdin, text=True, capture_output=True, env=environment, timeout=timeout)


class Running:
    """A server of the test's own, with its greeting."""

    def __init__(self, data, settings=None, arguments=(), preexec=None):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PARLEY_")}
        environment.update(settings or {})
        self.log = open(str(data) + ".log", "w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [parley_process.binary(), "serve", "--data", str(data), "--listen", "127.0.0.1:0", *arguments], env=environment,
            text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, preexec_fn=preexec)
        self.url = re.search(r"ready at (\S+)", self.process.stdout.readline()).group(1)

    def owner_link(self):
        return re.match(r"Owner link: (\S+)", self.process.stdout.readline()).group(1)

    def get(self, path, body=None):
        request = urllib.request.Request(self.url + path, data=json.dumps(body).encode() if body is not None else None,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    def logged(self):
        self.log.flush()
        with open(self.log.name, encoding="utf-8") as lines:
            return lines.read()

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(timeout=40)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.log.close()


def test_the_owner_link_works_once_and_never_stands_in_the_log(tmp_path):
    with Running(tmp_path / "d") as server:
        link = server.owner_link()
        assert link.startswith(server.url + "/app/setup#token=")
        token = link.split("token=")[1]
        status, _ = server.get("/auth/setup", {"setupToken": token, "name": "alice", "password": "correct horse"})
        assert status == 201
        status, _ = server.get("/auth/setup", {"setupToken": token, "name": "bob", "password": "correct horse"})
        assert status == 409
        assert token not in server.logged()
        assert server.stop() == 0
    with Running(tmp_path / "d") as server:
        server.stop()
        assert "Owner link" not in server.process.stdout.read()


def test_a_start_over_an_empty_folder_is_ready_at_once_and_private(tmp_path):
    began = time.monotonic()
    with Running(tmp_path / "d") as server:
        took = time.monotonic() - began
        assert server.get("/readyz")[0] == 200
        for name in os.listdir(tmp_path / "d"):
            assert stat.S_IMODE(os.lstat(tmp_path / "d" / name).st_mode) & 0o077 == 0, name
        assert stat.S_ISSOCK(os.lstat(tmp_path / "d" / "admin.sock").st_mode)
        assert server.stop() == 0
        assert not os.path.exists(tmp_path / "d" / "admin.sock")
    assert took < 5, took  # 0.3 s on an idle machine


def test_a_second_server_on_the_folder_is_refused_and_names_the_first(tmp_path):
    with Running(tmp_path / "d") as server:
        second = parley("serve", "--listen", "127.0.0.1:0", data=tmp_path / "d")
        assert second.returncode == 75
        assert str(server.process.pid) in second.stderr


def test_a_taken_port_is_named_and_ends_with_75(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = parley("serve", "--listen", f"127.0.0.1:{taken.getsockname()[1]}", data=tmp_path / "d")
    assert refused.returncode == 75, refused.stderr
    assert "in use" in refused.stderr


def test_wrong_settings_end_with_78_and_say_where(tmp_path):
    file = tmp_path / "parley.toml"
    file.write_text("[server]\nlisten = \"127.0.0.1:0\"\ncoers = 2\n[drain]\nwindow = \"1y\"\n")
    refused = parley("serve", "--config", str(file), data=tmp_path / "d", settings={"PARLEY_LOG__LEVEL": "loud"})
    assert refused.returncode == 78
    assert f"{file}:3: there is no setting server.coers; did you mean server.cores?" in refused.stderr
    assert f"{file}:5: drain.window must be" in refused.stderr
    assert "PARLEY_LOG__LEVEL: log.level must be one of" in refused.stderr
    assert not (tmp_path / "d").exists()


def test_wrong_usage_ends_with_64():
    assert parley("nonsense").returncode == 64
    assert parley().returncode == 64
    assert parley("--help").returncode == 0
    assert parley("--version").stdout.startswith("parley ")


@pytest.mark.parametrize("running", [True, False])
def test_accounts_are_managed_with_and_without_a_server(tmp_path, running):
    data = tmp_path / "d"
    server = Running(data) if running else None
    try:
        made = parley("admin", "user", "create", "alice", "--admin", "--password-stdin", data=data, stdin="correct horse\n")
        assert made.returncode == 0, made.stderr
        again = parley("admin", "user", "create", "Alice", "--password-stdin", data=data, stdin="correct horse\n")
        assert again.returncode == 1 and "taken" in again.stderr
        weak = parley("admin", "user", "create", "bob", "--password-stdin", data=data, stdin="short\n")
        assert weak.returncode == 1
        bot = parley("admin", "bot", "create", "helper", "--owner", "alice", "--json", data=data)
        assert json.loads(bot.stdout)["user"]["bot"] is True
        token = json.loads(parley("admin", "token", "create", "alice", "--json", data=data).stdout)
        listed = json.loads(parley("admin", "user", "list", "--json", data=data).stdout)
        assert [u["name"] for u in listed] == ["alice", "helper"]
        assert listed[0]["admin"] is True
        revoked = parley("admin", "token", "revoke", token["loginId"], data=data)
        assert revoked.returncode == 0, revoked.stderr
        assert parley("admin", "token", "revoke", token["loginId"], data=data).returncode == 1
        assert parley("admin", "token", "revoke", "no-number", data=data).returncode == 1
        assert parley("admin", "bot", "create", "x2", "--owner", "nobody", data=data).returncode == 1
    finally:
        if server:
            server.__exit__()


def test_a_token_made_on_the_command_line_works_and_ends_when_revoked(tmp_path):
    data = tmp_path / "d"
    with Running(data) as server:
        parley("admin", "user", "create", "alice", "--password-stdin", data=data, stdin="correct horse\n")
        token = json.loads(parley("admin", "token", "create", "alice", "--json", data=data).stdout)

        def me():
            request = urllib.request.Request(server.url + "/users/@me", headers={"Authorization": "Bearer " + token["token"]})
            try:
                return urllib.request.urlopen(request, timeout=10).status
            except urllib.error.HTTPError as refused:
                return refused.code

        assert me() == 200
        parley("admin", "token", "revoke", token["loginId"], data=data)
        assert me() == 401


def test_a_password_is_never_asked_for_without_a_terminal(tmp_path):
    refused = parley("admin", "user", "create", "alice", data=tmp_path / "d", stdin="")
    assert refused.returncode == 64
    assert "--password-stdin" in refused.stderr


def test_reload_applies_levels_and_limits_and_refuses_what_is_wrong(tmp_path):
    file = tmp_path / "parley.toml"
    file.write_text("[limits]\npeer = \"3/1h\"\n")
    with Running(tmp_path / "d", arguments=["--config", str(file)]) as server:
        assert [server.get("/auth/options")[0] for _ in range(5)][-1] == 429
        file.write_text("[limits]\npeer = \"off\"\n[log]\nlevel = \"debug\"\n[server]\ncores = 1\n")
        done = parley("admin", "reload", "--json", "--config", str(file), data=tmp_path / "d")
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert told == {"changed": ["limits.peer", "log.level"], "needsRestart": ["server.cores"]}
        time.sleep(0.2)
        assert [server.get("/auth/options")[0] for _ in range(5)] == [200] * 5
        file.write_text("[limits]\npeer = \"many\"\n")
        server.process.send_signal(signal.SIGHUP)
        time.sleep(1.5)
        assert "reload.refused" in server.logged()
        assert server.get("/auth/options")[0] == 200


def certificate(folder, name):
    """A self-signed pair, made by openssl's own tool."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", f"/CN={name}", "-keyout", str(folder / "key.pem"), "-out", str(folder / "chain.pem")], check=True,
                   capture_output=True)


def shown_certificate(url):
    host, port = url.removeprefix("https://").split(":")
    return ssl.get_server_certificate((host, int(port)))


def test_tls_files_are_served_and_read_again_on_reload(tmp_path):
    certificate(tmp_path, "first")
    arguments = ["--tls-cert", str(tmp_path / "chain.pem"), "--tls-key", str(tmp_path / "key.pem")]
    with Running(tmp_path / "d", arguments=arguments) as server:
        assert server.url.startswith("https://")
        first = shown_certificate(server.url)
        assert first.strip() == (tmp_path / "chain.pem").read_text().strip()
        listen = server.url.removeprefix("https://")
        assert parley("healthcheck", "--listen", listen, *arguments, data=tmp_path / "d").returncode == 0
        (tmp_path / "chain.pem").write_text("broken")
        assert parley("admin", "reload", data=tmp_path / "d").returncode == 78
        assert shown_certificate(server.url) == first
        certificate(tmp_path, "second")
        assert parley("admin", "reload", data=tmp_path / "d").returncode == 0
        assert shown_certificate(server.url) != first
        assert server.stop() == 0


def test_a_broken_certificate_ends_the_start_with_78(tmp_path):
    (tmp_path / "x.pem").write_text("nothing")
    refused = parley("serve", "--listen", "127.0.0.1:0", "--tls-cert", str(tmp_path / "x.pem"), "--tls-key", str(tmp_path / "x.pem"),
                     data=tmp_path / "d")
    assert refused.returncode == 78, refused.stderr
    assert "x.pem" in refused.stderr


def test_drain_from_the_command_line_ends_the_server_with_0(tmp_path):
    with Running(tmp_path / "d") as server:
        assert parley("admin", "drain", data=tmp_path / "d").returncode == 0
        assert server.process.wait(timeout=40) == 0
    assert parley("admin", "drain", data=tmp_path / "d").returncode == 1


def test_a_killed_server_starts_again_with_a_higher_epoch(tmp_path):
    epochs = []
    for _ in range(3):
        with Running(tmp_path / "d", settings={"PARLEY_LOG__FORMAT": "json"}) as server:
            ready = [json.loads(line) for line in server.logged().splitlines() if "server.ready" in line]
            for _ in range(50):
                if ready:
                    break
                time.sleep(0.02)
                ready = [json.loads(line) for line in server.logged().splitlines() if "server.ready" in line]
            epochs.append(ready[0]["epoch"])
            server.process.kill()
            server.process.wait()
    assert epochs == [epochs[0], epochs[0] + 1, epochs[0] + 2]


def test_damaged_node_state_stops_the_start_with_70(tmp_path):
    with Running(tmp_path / "d") as server:
        server.stop()
    (tmp_path / "d" / "node.state").write_bytes(b"x" * 8192)
    refused = parley("serve", "--listen", "127.0.0.1:0", data=tmp_path / "d")
    assert refused.returncode == 70
    assert "node.state" in refused.stderr


def test_doctor_tells_what_is_wrong_and_what_to_do(tmp_path):
    fine = parley("doctor", "--listen", "127.0.0.1:0", "--json", data=tmp_path / "d")
    assert fine.returncode == 0, fine.stdout
    assert not (tmp_path / "d").exists()
    with Running(tmp_path / "d"):
        running = parley("doctor", data=tmp_path / "d")
        assert running.returncode == 0, running.stdout
        assert "runs as process" in running.stdout
    after = parley("doctor", "--listen", "127.0.0.1:0", "--json", data=tmp_path / "d")
    checks = {one["check"]: one for one in json.loads(after.stdout)}
    assert after.returncode == 0, after.stdout
    assert checks["metadata"]["level"] == "ok" and "schema version" in checks["metadata"]["text"]
    assert checks["messages"]["level"] == "ok"
    broken = parley("doctor", "--listen", "127.0.0.1:0", "--tls-cert", "/absent", "--tls-key", "/absent", data=tmp_path / "d")
    assert broken.returncode == 1
    assert "fail  certificate" in broken.stdout and "->" in broken.stdout


def test_migrate_dry_run_lists_and_changes_nothing(tmp_path):
    due = json.loads(parley("migrate", "--dry-run", "--json", data=tmp_path / "d").stdout)
    assert due["from"] == 0 and due["to"] >= 1 and due["steps"]
    assert json.loads(parley("migrate", "--dry-run", "--json", data=tmp_path / "d").stdout) == due
    done = json.loads(parley("migrate", "--json", data=tmp_path / "d").stdout)
    assert done["to"] == due["to"]
    assert json.loads(parley("migrate", "--json", data=tmp_path / "d").stdout)["steps"] == []


def test_config_show_tells_origins_and_masks_secrets(tmp_path):
    shown = parley("config", "show", "--origin", data=tmp_path / "d", settings={"PARLEY_STORAGE__POSTGRES_URL": "CANARY"})
    assert shown.returncode == 0
    assert "env PARLEY_STORAGE__POSTGRES_URL" in shown.stdout and "CANARY" not in shown.stdout
    assert "flag --data" in shown.stdout
    assert isinstance(json.loads(parley("config", "show", "--json").stdout), list)
    template = parley("config", "default").stdout
    (tmp_path / "parley.toml").write_text(template)
    assert parley("config", "validate", "--config", str(tmp_path / "parley.toml")).returncode == 0


def test_healthcheck_knows_a_server_from_none(tmp_path):
    with Running(tmp_path / "d") as server:
        listen = server.url.removeprefix("http://")
        assert parley("healthcheck", "--listen", listen, data=tmp_path / "d").returncode == 0
        server.stop()
        assert parley("healthcheck", "--listen", listen, data=tmp_path / "d").returncode == 1


def test_systemd_is_told_of_start_and_stop(tmp_path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.settimeout(10)
        with Running(tmp_path / "d", settings={"NOTIFY_SOCKET": str(tmp_path / "notify")}) as server:
            assert supervisor.recv(100) == b"READY=1"
            server.stop()
            assert supervisor.recv(100) == b"STOPPING=1"


def test_hostile_lines_on_the_admin_socket_hurt_nobody(tmp_path):
    with Running(tmp_path / "d") as server:
        for line in (b"\n", b"{}\n", b"\xff\xfe\n", b"x" * 200_000 + b"\n", b"{\"command\":\"nonsense\"}\n", b"no end"):
            with socket.socket(socket.AF_UNIX) as client:
                client.connect(str(tmp_path / "d" / "admin.sock"))
                try:
                    client.sendall(line)
                except BrokenPipeError:
                    pass
        held = [socket.socket(socket.AF_UNIX) for _ in range(40)]
        for one in held:
            one.connect(str(tmp_path / "d" / "admin.sock"))
        assert server.get("/healthz")[0] == 200
        for one in held:
            one.close()
        time.sleep(0.2)
        assert parley("admin", "user", "list", data=tmp_path / "d").returncode == 0
        assert server.stop() == 0


def test_a_second_signal_ends_the_drain_at_once(tmp_path):
    with Running(tmp_path / "d") as server:
        # An open request holds the drain.
        host, port = server.url.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST /auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.1)
            server.process.send_signal(signal.SIGTERM)
            began = time.monotonic()
            assert server.process.wait(timeout=10) == 0
            assert time.monotonic() - began < 5
