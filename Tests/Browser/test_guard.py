"""What must be refused, over bare sockets; the site lives on after each."""

import concurrent.futures
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import ssl
import subprocess
import time
import urllib.parse

import pytest

from conftest import PROGRAM

FORM = "application/x-www-form-urlencoded"


class Client:
    """A client that a browser's rules do not bind."""

    def __init__(self, site, secure=False):
        self.site, self.cookie, self.secure = site, None, secure
        self.host = f"127.0.0.1:{site.port}"
        self.origin = ("https" if secure else "http") + "://" + self.host

    def send(self, method, path, fields=None, **headers):
        if self.secure:
            context = ssl._create_unverified_context()
            connection = http.client.HTTPSConnection("127.0.0.1", self.site.port, timeout=30, context=context)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=30)
        sent = {"Host": self.host}
        if self.cookie:
            sent["Cookie"] = self.cookie
        body = None
        if method == "POST":
            body = urllib.parse.urlencode(fields or {})
            sent |= {"Origin": self.origin, "Content-Type": FORM}
        for name, value in headers.items():
            sent.pop(name.replace("_", "-"), None)
            if value is not None:
                sent[name.replace("_", "-")] = value
        connection.request(method, path, body, sent)
        response = connection.getresponse()
        response.text = response.read().decode()
        connection.close()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
        return response

    def enter(self, name="Ana"):
        assert self.send("GET", self.site.address[len(self.site.origin):]).status == 303
        if name:
            assert self.send("POST", "/who", {"who": name}).status == 303
        return self

    def story(self):
        articles = json.loads(self.send("GET", "/index.json").text)["articles"]
        return articles[0]["address"]

    def claims(self):
        return [claim["id"] for claim in json.loads(self.send("GET", self.story() + ".json").text)["claims"]]


def lives(site):
    client = Client(site)
    return client.send("GET", "/health").status == 200


def test_tokens_sessions_and_headers(serve):
    site = serve()
    stranger = Client(site)
    for path in ("/", "/index.json", "/evidence", "/help", "/article/" + "0" * 64, "/review.js", "/nowhere"):
        assert stranger.send("GET", path).status == 403, path
    assert stranger.send("GET", "/?token=" + "0" * 48).status == 403
    client = Client(site)
    first = client.send("GET", site.address[len(site.origin):])
    assert first.status == 303 and first.getheader("Location") == "/"
    cookie = first.getheader("Set-Cookie")
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Domain" not in cookie
    # The address is worth nothing any more.
    assert Client(site).send("GET", site.address[len(site.origin):]).status == 403
    page = client.send("GET", "/")
    assert page.status == 200
    assert page.getheader("Cache-Control") == "no-store"
    assert page.getheader("Referrer-Policy") == "no-referrer"
    assert page.getheader("X-Content-Type-Options") == "nosniff"
    policy = page.getheader("Content-Security-Policy")
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "*" not in policy
    stranger.cookie = client.cookie[:-1] + ("0" if client.cookie[-1] != "0" else "1")
    assert stranger.send("GET", "/").status == 403
    assert lives(site)


def test_wrong_host_and_foreign_origin(serve):
    site = serve()
    client = Client(site).enter()
    for host in ("evil.example", "127.0.0.1", f"evil.example:{site.port}", "127.0.0.1:1", ""):
        assert client.send("GET", "/", Host=host).status in (400, 421), host
    assert client.send("GET", "/", Host=f"localhost:{site.port}").status == 200
    story, claim = client.story(), client.claims()[0]
    decide = f"{story}/claim/{claim}/decision"
    for headers in ({"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": None},
                    {"Origin": client.origin.replace("http", "https")},
                    {"Origin": "null", "Sec_Fetch_Site": "cross-site"},
                    {"Sec_Fetch_Site": "same-site"}, {"Sec_Fetch_Site": "none"}):
        assert client.send("POST", decide, {"action": "accept"}, **headers).status == 403, headers
    assert client.send("POST", decide, {"action": "accept"}, Content_Type="text/plain").status == 415
    assert json.loads(client.send("GET", story + ".json").text).get("decisions") is None
    own = client.send("POST", decide, {"action": "accept"}, Origin="null", Sec_Fetch_Site="same-origin")
    assert own.status == 303
    # A link from elsewhere carries no cookie; what comes back leads on, and shows nothing.
    linked = Client(site).send("GET", story, Sec_Fetch_Site="cross-site")
    assert linked.status == 403 and "Go on" in linked.text and "rifles" not in linked.text
    assert lives(site)


def test_decisions_that_make_no_sense(serve):
    site = serve()
    client = Client(site).enter()
    story, claim = client.story(), client.claims()[0]
    decide = f"{story}/claim/{claim}/decision"
    for fields, status in [({}, 400), ({"action": "nonsense"}, 400), ({"action": "supported"}, 422),
                           ({"action": "supported", "note": "  "}, 422), ({"action": "undo", "target": "x"}, 409),
                           ({"action": "supported", "note": "x" * 20_000}, 422)]:
        assert client.send("POST", decide, fields).status == status, fields
    assert client.send("POST", f"{story}/claim/ffffffff/decision", {"action": "accept"}).status == 404
    assert client.send("POST", f"/article/{'0' * 64}/claim/{claim}/decision", {"action": "accept"}).status == 404
    assert client.send("PUT", decide).status in (403, 404, 405)
    assert "decisions" not in json.loads(client.send("GET", story + ".json").text)


def test_paths_lead_nowhere(serve):
    site = serve()
    client = Client(site).enter()
    for path in ("/../../etc/passwd", "/article/../../etc/passwd", "/article/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                 "/article/..%00/report.html", "//etc/passwd", "/review.css/../records.csv", "/records.csv",
                 "/article/" + "a" * 10_000, "/%ff%fe", "/article/x/report.exe"):
        answer = client.send("GET", path)
        assert answer.status in (400, 404), path
        assert "root:" not in answer.text and "BALTIS" not in answer.text
    moved = client.send("GET", "//evil.example/?token=x")
    assert moved.status in (303, 404) and (moved.getheader("Location") or "/") == "/"
    assert lives(site)


def test_a_body_of_a_hundred_megabytes(serve):
    site = serve()
    client = Client(site).enter()
    path = f"{client.story()}/claim/{client.claims()[0]}/decision"

    def memory():
        status = pathlib.Path(f"/proc/{site.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024

    before = memory()
    for head in (f"Content-Length: {100 << 20}", "Transfer-Encoding: chunked"):
        with socket.create_connection(("127.0.0.1", site.port), timeout=30) as plain:
            plain.sendall((f"POST {path} HTTP/1.1\r\nHost: {client.host}\r\nCookie: {client.cookie}\r\n"
                           f"Origin: {client.origin}\r\nContent-Type: {FORM}\r\n{head}\r\n\r\n").encode())
            block = b"x" * 65_536
            if "chunked" in head:
                block = b"%x\r\n" % len(block) + block + b"\r\n"
            sent = 0
            try:
                while sent < 100 << 20:
                    plain.sendall(block)
                    sent += len(block)
            except OSError:
                pass
            assert sent < 20 << 20
            try:
                answer = plain.recv(65_536)
            except OSError:
                answer = b""
            assert answer == b"" or b" 413 " in answer.split(b"\r\n")[0]
    assert memory() - before < 50
    assert lives(site)


def test_slow_clients_are_ended(serve):
    site = serve(options=("--request-seconds", "2"))
    client = Client(site).enter()
    path = f"{client.story()}/claim/{client.claims()[0]}/decision"
    heads = {
        "silent": b"", "half a head": b"GET / HTTP/1.1\r\nHost: ",
        "half a body": (f"POST {path} HTTP/1.1\r\nHost: {client.host}\r\nCookie: {client.cookie}\r\n"
                        f"Origin: {client.origin}\r\nContent-Type: {FORM}\r\nContent-Length: 500\r\n\r\n").encode()}
    for name, head in heads.items():
        with socket.create_connection(("127.0.0.1", site.port), timeout=20) as slow:
            started = time.monotonic()
            if head:
                slow.sendall(head)
            ended = False
            # A byte now and then does not keep it open.
            while time.monotonic() - started < 12:
                try:
                    if head:
                        slow.sendall(b"x")
                    slow.settimeout(0.5)
                    if slow.recv(4_096) == b"":
                        ended = True
                        break
                except socket.timeout:
                    continue
                except OSError:
                    ended = True
                    break
            assert ended and time.monotonic() - started < 10, name
    assert lives(site)


def test_a_thousand_connections(serve):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4_096), hard))
    site = serve(options=("--request-seconds", "4"))
    held = []
    try:
        for _ in range(1_000):
            held.append(socket.create_connection(("127.0.0.1", site.port), timeout=10))
        # The site answers others meanwhile …
        started = time.monotonic()
        assert lives(site)
        assert time.monotonic() - started < 5
        # … and ends those that say nothing.
        time.sleep(7)
        ended = 0
        for one in held:
            one.settimeout(2)
            try:
                ended += one.recv(1) == b""
            except ConnectionResetError:
                ended += 1
        assert ended == 1_000
    finally:
        for one in held:
            one.close()
    assert lives(site)


def accounts(folder, *users):
    settings = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_STATE_HOME": str(folder / ".state")}
    for name, role in users:
        subprocess.run([PROGRAM, "review", "user", "add", name, "--role", role], input=f"{name}-passphrase\n",
                       text=True, check=True, timeout=60, env=settings, cwd=folder)


def certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-keyout", "key.pem", "-out", "cert.pem", "-days", "2", "-subj", "/CN=localhost"],
                   cwd=folder, check=True, timeout=60, capture_output=True)


def test_log_in_guessing(serve, tmp_path):
    accounts(tmp_path, ("ana", "reviewer"), ("eve", "reader"))
    certificate(tmp_path)
    assert (tmp_path / ".state/tallyman/users").stat().st_mode & 0o077 == 0
    assert "passphrase" not in (tmp_path / ".state/tallyman/users").read_text()
    site = serve(options=("--certificate", "cert.pem", "--key", "key.pem"))
    assert "token" not in site.address
    client = Client(site, secure=True)
    assert client.send("GET", "/").getheader("Location").startswith("/sign-in")
    assert client.send("GET", "/?token=1").status == 303
    answer = client.send("POST", "/sign-in", {"name": "ana", "password": "ana-passphrase", "place": "//evil.example"})
    assert answer.status == 303 and answer.getheader("Location") == "/"
    assert "Secure" in answer.getheader("Set-Cookie") and answer.getheader("Set-Cookie").startswith("__Host-")
    story, claim = client.story(), client.claims()[0]
    assert client.send("POST", f"{story}/claim/{claim}/decision", {"action": "accept"}).status == 303
    assert json.loads(client.send("GET", story + ".json").text)["decisions"][0]["by"] == "ana"
    # A reader sees, and decides nothing.
    reader = Client(site, secure=True)
    assert reader.send("POST", "/sign-in", {"name": "eve", "password": "eve-passphrase"}).status == 303
    assert reader.send("POST", f"{story}/claim/{claim}/decision", {"action": "undo"}).status == 403
    assert "<button" in client.send("GET", story).text and "value=\"accept\"" not in reader.send("GET", story).text
    assert client.send("POST", "/sign-out").status == 303
    # Guessing: five tries, then none, not even the right one.
    guesser = Client(site, secure=True)
    codes = [guesser.send("POST", "/sign-in", {"name": "ana", "password": f"guess-number-{number}"}).status
             for number in range(7)]
    assert codes == [401] * 5 + [429] * 2
    refused = guesser.send("POST", "/sign-in", {"name": "ana", "password": "ana-passphrase"})
    assert refused.status == 429 and int(refused.getheader("Retry-After")) > 0
    # Who is removed is out at once.
    subprocess.run([PROGRAM, "review", "user", "remove", "eve"], check=True, timeout=60, cwd=tmp_path,
                   env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / ".state")})
    assert reader.send("GET", "/").status == 303
    assert reader.send("POST", "/sign-out").status in (401, 403)


@pytest.mark.parametrize("options, code", [
    (("--host", "0.0.0.0"), "TM5005"), (("--host", "192.0.2.1", "--users", "/nowhere/users"), "TM5005"),
    (("--proxy", "http://review.example.org"), "TM5012"),
    (("--certificate", "no.pem", "--key", "no.pem"), "TM5005")])
def test_refuses_to_start_unprotected(tmp_path, options, code):
    (tmp_path / "records.csv").write_text("")
    outcome = subprocess.run([PROGRAM, "review", "story.html", "--evidence", "records.csv", *options], cwd=tmp_path,
                             env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}, text=True, capture_output=True,
                             timeout=60)
    assert outcome.returncode == 2 and code in outcome.stderr and "remedy" in outcome.stderr
    assert outcome.stdout == ""


def test_accounts_without_encryption_or_name(tmp_path):
    accounts(tmp_path, ("ana", "reviewer"))
    certificate(tmp_path)
    settings = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / ".state")}
    for options, code in [(("--host", "0.0.0.0"), "TM5006"),
                          (("--host", "0.0.0.0", "--certificate", "cert.pem", "--key", "key.pem"), "TM5013")]:
        outcome = subprocess.run([PROGRAM, "review", "story.html", *options], cwd=tmp_path, env=settings, text=True,
                                 capture_output=True, timeout=60)
        assert outcome.returncode == 2 and code in outcome.stderr


def test_a_taken_port_is_said(serve, tmp_path):
    site = serve()
    outcome = subprocess.run(
        [PROGRAM, "review", "story.html", "--evidence", "records.csv", "--port", str(site.port), "--decisions",
         "other.sqlite"], cwd=tmp_path, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}, text=True,
        capture_output=True, timeout=60)
    assert outcome.returncode == 2 and "TM5003" in outcome.stderr
    assert lives(site)


def test_ends_gracefully_and_tells_nothing_of_the_stories(serve):
    site = serve(options=("--log-requests",))
    client = Client(site).enter()
    story = client.story()
    assert client.send("GET", story + "?q=rifles").status == 200
    # A request that has begun is finished.
    path = f"{story}/claim/{client.claims()[0]}/decision"
    body = b"action=supported&note=seen+in+the+ledger"
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as begun:
        begun.sendall((f"POST {path} HTTP/1.1\r\nHost: {client.host}\r\nCookie: {client.cookie}\r\nOrigin: "
                       f"{client.origin}\r\nContent-Type: {FORM}\r\nContent-Length: {len(body)}\r\n\r\n").encode())
        time.sleep(0.5)
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        begun.sendall(body)
        assert b" 303 " in begun.recv(4_096).split(b"\r\n")[0]
    assert site.process.wait(35) == 0
    log = site.log()
    assert "/article/{digest}" in log or "/article/:digest" in log
    for secret in ("rifles", "ledger", "Ana", "token=", story.rsplit("/", 1)[1], "Baltis"):
        assert secret not in log, secret


def test_every_acknowledged_decision_is_there_after_kill(serve, tmp_path):
    """kill -9 during 1,000 decisions by four reviewers at once, several times over."""
    known, acknowledged = set(), set()
    for round in range(4):
        site = serve()
        client = Client(site).enter(f"Ana {round}")
        story, claims = client.story(), client.claims()

        def decide(number):
            path = f"{story}/claim/{claims[number % len(claims)]}/decision"
            fields = {"action": "supported", "note": f"round {round} number {number}"}
            try:
                answer = client.send("POST", path, fields, Accept="application/json")
                return json.loads(answer.text)["id"] if answer.status == 201 else None
            except (OSError, http.client.HTTPException):
                return None

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            runs = [pool.submit(decide, number) for number in range(250)]
            while sum(run.done() for run in runs) < 60 + 50 * round:
                time.sleep(0.002)
            os.kill(site.process.pid, signal.SIGKILL)
            acknowledged |= {run.result() for run in runs} - {None}
        site.process.wait()
        site.process.stdout.close()
    assert len(acknowledged) >= 500
    export = subprocess.run([PROGRAM, "review", "export"], cwd=tmp_path, text=True, capture_output=True, timeout=60,
                            check=True, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path),
                                             "XDG_STATE_HOME": str(tmp_path / ".state")})
    entries = [json.loads(line) for line in export.stdout.splitlines()]
    known = {entry["id"] for entry in entries}
    assert acknowledged <= known
    print(f"{len(acknowledged)} acknowledged, {len(known)} in the log")
    # Into an empty log and out again: the same bytes; twice in: nothing new.
    (tmp_path / "log.jsonl").write_text(export.stdout)
    for expected in (f"{len(entries)} decisions taken in", "0 decisions taken in"):
        outcome = subprocess.run([PROGRAM, "review", "import", "log.jsonl", "--decisions", "second.sqlite"],
                                 cwd=tmp_path, text=True, capture_output=True, timeout=60,
                                 env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
        assert outcome.returncode == 0 and expected in outcome.stderr
    again = subprocess.run([PROGRAM, "review", "export", "--decisions", "second.sqlite"], cwd=tmp_path, text=True,
                           capture_output=True, timeout=60, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    assert again.stdout == export.stdout
    (tmp_path / "bad.jsonl").write_text(export.stdout.splitlines()[0] + "\n{}\n")
    outcome = subprocess.run([PROGRAM, "review", "import", "bad.jsonl", "--decisions", "third.sqlite"], cwd=tmp_path,
                             text=True, capture_output=True, timeout=60,
                             env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    assert outcome.returncode == 2 and "TM5009" in outcome.stderr and "line 2" in outcome.stderr
