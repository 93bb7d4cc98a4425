"""What the relay is measured with: wrk, nginx with the same page, and a relay whose guests are known."""

import hashlib
import hmac
import os
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(ROOT, "tests", "e2e"))

from parts.clicks import Business, Caller, decode  # noqa: E402
from parts.workplace import Failure, free_port, wait_for  # noqa: E402

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3}


def program():
    """The relay as hosts get it: optimised, which the everyday build is not."""
    given = os.environ.get("BENCH_RELAY")
    if given:
        return given
    folder = os.path.join(ROOT, "build", "relay")
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        # As packaging/relay/build-deb has it.
        subprocess.run(["cmake", "-S", ROOT, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                        "-DCMAKE_INTERPROCEDURAL_OPTIMIZATION=ON", "-DINGLENOOK_DESKTOP=OFF", "-DINGLENOOK_TESTS=OFF",
                        "-DINGLENOOK_BENCHMARKS=OFF"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", folder, "--target", "inglenook-relay"], check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "bin", "inglenook-relay")


class Run:
    """What one run of wrk said."""

    def __init__(self, text):
        rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
        late = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
        if not rate or not late:
            raise Failure(f"wrk said\n{text}")
        self.rate, self.p99 = float(rate.group(1)), float(late.group(1)) * UNITS[late.group(2)]
        self.count = int(re.search(r"(\d+) requests in", text).group(1))
        self.refused = re.search(r"Non-2xx[^\n]*|Socket errors[^\n]*", text)


def wrk(port, path, connections, seconds, headers=(), script=()):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script[0]]
    command += [f"http://127.0.0.1:{port}{path}", *(["--", *script[1:]] if script else [])]
    run = Run(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    if run.refused:
        raise Failure(f"not all were answered: {run.refused.group(0)}")
    return run


class Nginx:
    """One worker, access log on, the page as a file."""

    def __init__(self, workplace, page, headers):
        self.port = free_port()
        folder = workplace.make_folder("nginx")
        with open(f"{folder}/page.html", "wb") as file:
            file.write(page)
        kept = "\n".join(f'add_header {name} "{value}";' for name, value in headers if name in (
            "Cache-Control", "Referrer-Policy", "X-Robots-Tag", "X-Content-Type-Options", "Content-Security-Policy", "Vary"))
        workplace.write(f"""
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/error.log crit;
events {{ worker_connections 4096; }}
http {{
  sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type "text/html; charset=utf-8"; etag off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d;
  scgi_temp_path {folder}/e; access_log {folder}/access.log;
  server {{ listen 127.0.0.1:{self.port} backlog=4096; root {folder};
    location / {{ try_files /page.html =404; {kept} }} }}
}}
""", "nginx", "nginx.conf")
        self.process = workplace.start(["nginx", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"], "nginx.log")
        workplace.wait_for_port(self.port, self.process, "nginx")


class Relay:
    def __init__(self, workplace, folder, *options):
        self.workplace, self.port, self.folder = workplace, free_port(), folder
        self.command = [program(), "--listen", "127.0.0.1", "--port", str(self.port), "--data", folder, "--config", "/dev/null", *options]
        self.process = None

    def start(self, **environment):
        self.process = self.workplace.start(self.command, "relay.log", env=self.workplace.environment(**environment))
        self.workplace.wait_for_port(self.port, self.process, "the relay")
        return self

    def stop(self):
        self.workplace.end(self.process)

    def resident(self):
        """KiB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:"))

    def metric(self, name):
        text = Caller(self.port)("GET", "/metrics")[1].decode()
        return int(re.search(rf"^inglenook_relay_{name} (\d+)$", text, re.M).group(1))

    def nonce_key(self):
        """The key of its nonces, so that pages need not be opened first."""
        with open(f"{self.folder}/master.key", encoding="ascii") as file:
            master = bytes.fromhex(file.readline().split()[1])
        extracted = hmac.new(b"inglenook relay nonce key 1", master, hashlib.sha256).digest()
        return hmac.new(extracted, b"\x01", hashlib.sha256).digest()


class Presses:
    """Requests by which pages confirm by themselves, of many guests of many businesses, in a file for wrk."""

    def __init__(self, workplace, relay, businesses, count):
        self.file, self.at = workplace.path("presses"), 0
        key, millis = relay.nonce_key(), int(time.time() * 1000) - 2500
        moment = millis.to_bytes(6, "big")
        with open(self.file, "w", encoding="ascii") as file:
            for number in range(count):
                path = businesses[number % len(businesses)].path(os.urandom(12), number % 4)
                signed = hashlib.blake2b(moment + decode(path[3:]), digest_size=16, key=key).digest()
                file.write(f"{path} auto=1&g=0&n={(moment + signed).hex()}&p=1250&k=74\n")

    def run(self, relay, connections, seconds, headers=()):
        """Every press must be stored: the relay's own count says so."""
        before = relay.metric("events_stored_total")
        run = wrk(relay.port, "/", connections, seconds, script=(f"{HERE}/presses.lua", self.file, str(self.at), *headers))
        self.at += run.count + connections
        stored = relay.metric("events_stored_total") - before
        if stored < run.count:
            raise Failure(f"{run.count} were told that they are saved, {stored} are")
        return run


def register(relay, count):
    return [Business(relay.port) for _ in range(count)]


__all__ = ["Business", "Caller", "Failure", "HERE", "Nginx", "Presses", "Relay", "register", "wait_for", "wrk"]
