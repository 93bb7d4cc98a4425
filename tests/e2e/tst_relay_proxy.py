"""Who asks through a proxy, and TLS without one: behind the shipped nginx and Caddy nobody is believed who claims another address,
figures stay inside, and a relay that comes back is found again; a relay with TLS of its own notices a new certificate."""

import os
import shutil
import ssl

from parts.authority import Authority
from parts.clicks import Business, Caller, GOLD
from parts.journey import expect, expect_equal, travel
from parts.workplace import free_port, wait_for
from tst_relay_fronts import check_long_poll, start_caddy, start_nginx

HOST = "localhost"


class Relay:
    def __init__(self, workplace, bin_folder, *options):
        self.workplace, self.port = workplace, free_port()
        self.command = [f"{bin_folder}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(self.port), "--data",
                        workplace.make_folder(f"relay-{self.port}"), *options]

    def start(self):
        self.process = self.workplace.start(self.command, "relay.log", env=self.workplace.environment())
        self.workplace.wait_for_port(self.port, self.process, "the relay")
        return self


def check_pages(client, business):
    message = os.urandom(12)
    status, page, _ = business.press_face(client, message)
    expect(status == 200 and b"Saved" in page, f"a press through the proxy: {status}")
    path = business.path(message, GOLD)
    status, packed = client("GET", path, None, {"Accept-Encoding": "gzip"})
    expect(status == 200 and packed[:2] == b"\x1f\x8b", "the page is not packed")
    return path


def check_addresses(client, path):
    """Whoever claims a new address each time is limited all the same, and never looks like the relay's own computer."""
    forged = path[:-1] + ("1" if path[-1] == "0" else "0")
    statuses = [client("GET", forged, None, {"X-Forwarded-For": f"198.51.100.{number}"})[0] for number in range(60)]
    expect(429 in statuses, "someone who claims a new address each time is never limited")
    expect_equal(client("GET", path)[0], 200, "a good link meanwhile")
    expect_equal(client("GET", "/metrics")[0], 404, "the relay's figures from outside")


def check_recovery(client, relay, path):
    relay.process.kill()
    relay.process.wait()
    expect(client("GET", path)[0] in (0, 502, 503), "there is an answer without a relay")
    relay.start()
    wait_for(lambda: client("GET", path)[0] == 200, "the proxy finds the relay again", 20)


def check_behind(workplace, bin_folder, authority, context, start, name, step):
    relay = Relay(workplace, bin_folder).start()
    port = start(workplace, authority, relay.port)
    client, business = Caller(port, context=context), Business(relay.port)
    path = check_pages(client, business)
    check_addresses(client, path)
    check_recovery(client, relay, path)
    workplace.end(relay.process)
    step(f"behind {name}: pages, addresses, figures and recovery")


def check_own_tls(workplace, bin_folder, authority, context, step):
    certificate, key = authority.issue(HOST)
    own, own_key = workplace.path("own.pem"), workplace.path("own.key")
    shutil.copy(certificate, own)
    shutil.copy(key, own_key)
    relay = Relay(workplace, bin_folder, "--tls-certificate", own, "--tls-key", own_key).start()
    client, business = Caller(relay.port, context=context), Business(relay.port, context=context)
    path = check_pages(client, business)
    expect(check_long_poll(relay.port, context) < 1, "a desktop wakes late")
    expect_equal(Caller(relay.port)("GET", path)[0], 0, "an answer without TLS")
    before = shown_certificate(relay.port)
    renewed, renewed_key = authority.make(HOST)
    shutil.copy(renewed_key, own_key)
    shutil.copy(renewed, own)
    wait_for(lambda: shown_certificate(relay.port) != before, "the new certificate is shown")
    expect_equal(Caller(relay.port, context=context)("GET", path)[0], 200, "the page under the new certificate")
    workplace.end(relay.process)
    step("with TLS of its own, and a certificate renewed meanwhile")


def shown_certificate(port):
    return ssl.get_server_certificate((HOST, port))


def journey(workplace, bin_folder, step):
    authority = Authority(workplace)
    context = ssl.create_default_context(cafile=authority.certificate)
    check_behind(workplace, bin_folder, authority, context, start_nginx, "nginx", step)
    check_behind(workplace, bin_folder, authority, context, start_caddy, "Caddy", step)
    check_own_tls(workplace, bin_folder, authority, context, step)


if __name__ == "__main__":
    travel("proxy", journey)
