"""The relay's own binary with a TLS front, as on a server."""

import os
import ssl
import subprocess
import urllib.error
import urllib.parse
import urllib.request

from . import api
from .front import Front
from .workplace import free_port


class Relay:
    def __init__(self, workplace, bin_folder, authority):
        self.workplace = workplace
        self.program = f"{bin_folder}/inglenook-relay"
        self.folder = workplace.make_folder("relay")
        self.backups = workplace.make_folder("backups")
        self.port = free_port()
        self.front = Front(authority, self.port)
        self.context = ssl.create_default_context(cafile=authority.certificate)

    @property
    def url(self):
        return self.front.url

    def start(self, **environment):
        command = [self.program, "--listen", "127.0.0.1", "--port", str(self.port), "--data", self.folder, "--public-url", self.url]
        self.process = self.workplace.start(command, "relay.log", env=self.workplace.environment(**environment))
        self.workplace.wait_for_port(self.port, self.process, "the relay")
        return self

    def stop(self):
        self.workplace.end(self.process)

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def back_up(self):
        """Copies what a host is told to keep elsewhere, while the relay runs; the folder of the copy."""
        command = [self.program, "backup", self.backups, "--config", "/dev/null", "--data", self.folder]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout.strip()

    def request(self, url, method="GET", body=None, **headers):
        """(status, headers, body) of one request, whatever the status."""
        asked = urllib.request.Request(url, method=method, data=body,
                                       headers={name.replace("_", "-"): value for name, value in headers.items()})
        try:
            with urllib.request.urlopen(asked, context=self.context, timeout=20) as reply:
                told = reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            told = error.code, error.headers, error.read()
        api.check(method, urllib.parse.urlsplit(url).path, *told)
        return told

    def files(self):
        """(path, bytes) of everything the relay has on disk, its backups and its log included."""
        for kept in (self.folder, self.backups):
            for folder, _, names in os.walk(kept):
                for name in names:
                    with open(os.path.join(folder, name), "rb") as file:
                        yield os.path.join(folder, name), file.read()
        with open(self.workplace.path("relay.log"), "rb") as file:
            yield "relay.log", file.read()
