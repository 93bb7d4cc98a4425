"""The shipped configurations of nginx and Caddy in front of the relay: TLS, presses, a long poll that is answered at once,
the page as the relay made it, and no link or address in any log."""

import os
import ssl
import threading
import time

from parts.authority import Authority
from parts.clicks import Business, Caller
from parts.journey import expect, expect_equal, travel
from parts.workplace import free_port

PACKAGING = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "packaging", "relay")
NAME = "clicks.example.com"


def shipped(name, changes):
    """The example with this test's ports and certificate; each place that a host changes must be there to be changed."""
    with open(os.path.join(PACKAGING, name), encoding="utf-8") as file:
        text = file.read()
    for old, new in changes.items():
        expect(old in text, f"{name} has no {old!r}")
        text = text.replace(old, new)
    return text


def start_nginx(workplace, authority, relay_port):
    port, certificate, key = free_port(), *authority.issue("localhost")
    folder = workplace.make_folder("nginx")
    site = shipped("nginx.conf", {
        "127.0.0.1:8080": f"127.0.0.1:{relay_port}", "listen 80;": f"listen 127.0.0.1:{free_port()};", "listen [::]:80;": "",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;", "listen [::]:443 ssl http2;": "",
        f"/etc/letsencrypt/live/{NAME}/fullchain.pem": certificate, f"/etc/letsencrypt/live/{NAME}/privkey.pem": key,
        "/var/log/nginx/error.log": f"{folder}/error.log"})
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    # What Debian's nginx.conf has around a site: an access log, unless the site says otherwise.
    around = (f"pid {folder}/pid;\nerror_log {folder}/main.log;\nevents {{}}\n"
              f"http {{\naccess_log {folder}/access.log;\n{temporary}{site}}}\n")
    path = workplace.write(around, "nginx", "nginx.conf")
    process = workplace.start(["nginx", "-p", folder, "-c", path, "-g", "daemon off;"], "nginx/start.log", env=workplace.environment())
    workplace.wait_for_port(port, process, "nginx")
    return port


def start_caddy(workplace, authority, relay_port):
    port, certificate, key = free_port(), *authority.issue("localhost")
    text = shipped("Caddyfile", {"\n{\n": "\n{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n",
                                 f"\n{NAME} {{": f"\nhttps://localhost:{port} {{\n\ttls {certificate} {key}",
                                 "127.0.0.1:8080": f"127.0.0.1:{relay_port}"})
    path = workplace.write(text, "caddy", "Caddyfile")
    process = workplace.start(["caddy", "run", "--config", path, "--adapter", "caddyfile"], "caddy/start.log", env=workplace.environment())
    workplace.wait_for_port(port, process, "Caddy")
    return port


def check_long_poll(port, context):
    """Seconds from a press to its arrival at a desktop that has waited for a while; its guests have not looked at anything yet,
    as a view is stored by itself, a moment after its page."""
    business, call = Business(port, context=context), Caller(port, context=context)
    _, _, cursor = business.fetch(call, "0")
    found = []
    waiting = threading.Thread(target=lambda: found.append((business.fetch(call, cursor, wait=25), time.monotonic())))
    waiting.start()
    time.sleep(3)
    expect(not found, "a long poll is answered before there is anything")
    pressed = time.monotonic()
    expect_equal(business.press(Caller(port, context=context), os.urandom(12)), 200, "a press")
    waiting.join()
    (status, ids, _), arrived = found[0]
    expect_equal((status, len(ids)), (200, 1), "what the waiting desktop gets")
    return arrived - pressed


def check_front(workplace, name, port, context):
    call = Caller(port, context=context)
    expect_equal(call("GET", "/healthz")[0], 200, "health")
    business = Business(port, context=context)
    message = os.urandom(12)
    link = business.press_path(message)
    expect_equal(business.press(call, message), 200, "a press")
    status, page = call("GET", link)
    expect_equal(status, 200, "the page")
    expect(b"The Old Oak" in page, "it is not the page")
    expect_equal(call("GET", link[:-1] + ("0" if link[-1] != "0" else "1"))[0], 404, "a forged link")
    delay = check_long_poll(port, context)
    expect(delay < 2, f"a waiting desktop heard of a press after {delay:.1f} s")
    return business, link


def check_without_relay(workplace, name, port, context, business, link):
    """Guests are told that it does not work, and no log tells of them."""
    status, _ = Caller(port, context=context)("GET", link)
    expect(status in (502, 503), f"{name} answers {status} without a relay behind it")
    expect_logged_nothing(workplace, name, business, link)


def expect_logged_nothing(workplace, name, business, link):
    count = 0
    for folder, _, names in os.walk(workplace.path(name)):
        for each in names:
            if each.endswith(".log"):
                count += 1
                with open(os.path.join(folder, each), encoding="utf-8", errors="replace") as file:
                    logged = file.read()
                for word in (link, link.split("/")[-1], business.secret, business.mailbox):
                    expect(word not in logged, f"{name} logs links: {logged[-500:]}")
    expect(count > 0, f"{name} has no log to look at")


def journey(workplace, bin_folder, step):
    authority = Authority(workplace)
    context = ssl.create_default_context(cafile=authority.certificate)
    port = free_port()
    relay = workplace.start([f"{bin_folder}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(port), "--data",
                             workplace.make_folder("relay", mode=0o700)], "relay.log", env=workplace.environment())
    workplace.wait_for_port(port, relay, "the relay")
    seen = []
    for name, start in (("nginx", start_nginx), ("caddy", start_caddy)):
        front = start(workplace, authority, port)
        business, link = check_front(workplace, name, front, context)
        expect_logged_nothing(workplace, name, business, link)
        seen.append((name, front, context, business, link))
        step(f"{name} passes everything on, at once, and logs nothing of it")
    workplace.end(relay)
    for each in seen:
        check_without_relay(workplace, *each)
    step("nor when there is no relay behind it")


if __name__ == "__main__":
    travel("fronts", journey)
