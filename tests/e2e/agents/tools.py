"""What opens links: curl, a text browser, bare requests, and the browser's tabs."""

import os
import pty
import re
import select
import subprocess
import time
import urllib.parse

from parts.browser import key_fingerprint, program
from parts.guest import button
from parts.journey import expect_equal
from parts.stage import until
from parts.workplace import Failure

PERSON = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36"
# The page's own confirmation has come back.
CONFIRMED = "performance.getEntriesByType('resource').some(e => e.initiatorType === 'fetch' && e.responseEnd > 0)"
SAVED = "(s => s && /Saved/.test(s.textContent))(document.querySelector('#s'))"
HUMAN_PAUSE = 1.3  # seconds before anyone finds a button


def curl(authority, *arguments):
    """The status codes of what was asked for."""
    command = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\n", "--cacert", authority.certificate, "--max-time", "20"]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True)
    return [int(line) for line in done.stdout.split()]


def curl_all(authority, links, *arguments):
    """All at the same time, as a gateway does."""
    command = ["curl", "-s", "-Z", "--cacert", authority.certificate, "--max-time", "20", *arguments]
    for link in links:
        command += ["-o", "/dev/null", link]
    subprocess.run(command, check=True, capture_output=True)


def dump_in_a_hurry(workplace, certificate, link):
    """A disguised browser without a head that lets ten seconds pass in a moment, as sandboxes do."""
    command = [program(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
               "--virtual-time-budget=10000", f"--user-agent={PERSON}", "--dump-dom",
               f"--ignore-certificate-errors-spki-list={key_fingerprint(certificate)}",
               f"--user-data-dir={workplace.path('hurried')}", link]
    done = subprocess.run(command, capture_output=True, text=True, env=workplace.environment(), timeout=60)
    return done.stdout


def page_nonce(relay, link):
    status, _, page = relay.request(link, User_Agent=PERSON)
    expect_equal(status, 200, "the page")
    return re.search(rb'name="n" value="([^"]*)"', page).group(1).decode()


def post(relay, link, **fields):
    return relay.request(link, "POST", urllib.parse.urlencode(fields).encode(), User_Agent=PERSON)[0]


def stay(page, seconds):
    """Looks for so long, and at least until the page has confirmed by itself."""
    yield seconds
    yield from until(lambda: page.evaluate(CONFIRMED), "the page confirms by itself")


def look(page, seconds=2.5):
    """As a person: until the page says so."""
    yield seconds
    yield from until(lambda: page.evaluate(SAVED), f"the page says Saved: {page.text()}")


def tap(page, face):
    """Finds the button and presses it; ends when the page says that it is saved."""
    selector = button(face)
    yield from until(lambda: page.evaluate(f"document.querySelector('{selector}') !== null"), f"{face} is on the page")
    yield HUMAN_PAUSE
    page.press(selector)
    done = "(s => s && s.dataset.m === 'done' && /Saved/.test(s.textContent))(document.querySelector('#s'))"
    yield from until(lambda: page.evaluate(done), "the page says that it is saved")


class Lynx:
    """A text browser on a terminal of its own."""

    def __init__(self, workplace, authority, url):
        environment = workplace.environment(TERM="vt100", SSL_CERT_FILE=authority.certificate, LANG="C.UTF-8", LC_ALL="C.UTF-8")
        self.seen = b""
        master, slave = pty.openpty()
        self.terminal = master
        self.process = subprocess.Popen(["lynx", "-accept_all_cookies", "-nopause", url], stdin=slave, stdout=slave, stderr=slave,
                                        env=environment, start_new_session=True)
        os.close(slave)

    def screen(self):
        while select.select([self.terminal], [], [], 0)[0]:
            try:
                piece = os.read(self.terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            self.seen += piece
        return self.seen.decode("utf-8", "replace")

    def shows(self, words):
        return words in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]", "", self.screen())

    def keys(self, text):
        os.write(self.terminal, text.encode())

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


def press_in_lynx(workplace, authority, link):
    """Goes to the first button and presses it."""
    lynx = Lynx(workplace, authority, link)
    try:
        yield from until(lambda: lynx.shows("Press to send this answer"), "lynx shows the page")
        yield HUMAN_PAUSE
        # The first field is the bait, which a person leaves alone; the next is the button of the face.
        lynx.keys("\x1b[B")
        yield 0.5
        lynx.keys("\r")
        yield from until(lambda: lynx.shows("Saved"), "lynx shows that it is saved")
    except Failure as failure:
        raise Failure(f"{failure}\n{lynx.screen()}") from None
    finally:
        lynx.close()


class Flood:
    """Bad tokens as fast as they go, for a while; all begin like the path of a good one."""

    def __init__(self, caller, path, seconds):
        self.statuses, end, count = {}, time.monotonic() + seconds, 0
        while time.monotonic() < end:
            count += 1
            status, _ = caller("GET", f"{path[:-6]}{count % 1_000_000:06d}")
            self.statuses[status] = self.statuses.get(status, 0) + 1
