"""A guest's browser: headless Chromium, driven over its DevTools pipe, in the disguise of an ordinary one.

Presses are mouse events that the browser itself makes, as it does for a hand on a mouse; no script presses anything."""

import base64
import fcntl
import hashlib
import json
import os
import select
import shutil
import subprocess
import time

from .workplace import Failure, wait_for

WINDOW = (1000, 900)
LONGEST_REPLY = 30  # seconds


def program():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    raise Failure("there is no Chromium here")


def apart(descriptor):
    """The same pipe under a number that stands in nobody's way."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 20)
    os.close(descriptor)
    return moved


def key_fingerprint(certificate):
    """SHA-256 over the public key of a certificate, in base64."""
    key = subprocess.run(["openssl", "x509", "-in", certificate, "-pubkey", "-noout"], check=True, capture_output=True).stdout
    der = subprocess.run(["openssl", "pkey", "-pubin", "-outform", "DER"], input=key, check=True, capture_output=True).stdout
    return base64.b64encode(hashlib.sha256(der).digest()).decode()


class Browser:
    def __init__(self, workplace):
        self.workplace = workplace
        self.number = 0
        self.events = []
        self.unread = b""
        self.process = None

    def start(self, certificate):
        """Starts it; `certificate` is the one of the relay's front, which the browser believes without an authority."""
        to_browser, self.writing = (apart(end) for end in os.pipe())
        self.reading, from_browser = (apart(end) for end in os.pipe())
        # DevTools speaks on file descriptors 3 and 4.
        shell = f"exec 3<&{to_browser} 4>&{from_browser} {to_browser}<&- {from_browser}>&-; exec \"$@\""
        command = [program(), "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage",
                   "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
                   "--disable-sync", "--disable-extensions", "--disable-blink-features=AutomationControlled", "--mute-audio",
                   "--disable-features=Translate,MediaRouter,OptimizationHints", "--lang=en-GB",
                   f"--ignore-certificate-errors-spki-list={key_fingerprint(certificate)}",
                   f"--window-size={WINDOW[0]},{WINDOW[1]}", f"--user-data-dir={self.workplace.path('browser')}", "about:blank"]
        self.process = self.workplace.start(["bash", "-c", shell, "chromium", *command], "browser.log",
                                            pass_fds=(to_browser, from_browser), env=self.workplace.environment())
        os.close(to_browser)
        os.close(from_browser)
        # An ordinary browser does not say that it has no head.
        agent = self.ask("Browser.getVersion")["userAgent"]
        self.agent = agent.replace("HeadlessChrome", "Chrome")
        return self

    def stop(self):
        if self.process:
            try:
                self.ask("Browser.close")
            except Failure:
                pass
            self.workplace.end(self.process)
            os.close(self.writing)
            os.close(self.reading)
            self.process = None

    def open(self, url, **options):
        return Page(self, url, **options)

    def ask(self, method, session=None, **parameters):
        """One command and its result."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + LONGEST_REPLY
        while True:
            reply = self.read(end)
            if reply.get("id") == message["id"]:
                if "error" in reply:
                    raise Failure(f"the browser refused {method}: {reply['error']}")
                return reply["result"]
            self.events.append(reply)

    def read(self, end):
        while b"\0" not in self.unread:
            ready, _, _ = select.select([self.reading], [], [], max(0, end - time.monotonic()))
            piece = os.read(self.reading, 1 << 16) if ready else b""
            if not piece:
                raise Failure(f"the browser says nothing\n{self.workplace.logs()}")
            self.unread += piece
        line, self.unread = self.unread.split(b"\0", 1)
        return json.loads(line)


class Page:
    """One tab. `script=False` is a guest who has switched scripts off, `disguised=False` a browser that says it has no head."""

    def __init__(self, browser, url, script=True, disguised=True):
        self.browser = browser
        self.target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        self.ask("Network.enable")
        if disguised:
            self.ask("Network.setUserAgentOverride", userAgent=browser.agent, acceptLanguage="en-GB,en")
        self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        if not script:
            self.ask("Emulation.setScriptExecutionDisabled", value=True)
        self.ask("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'", f"{url} has loaded")

    def ask(self, method, **parameters):
        return self.browser.ask(method, self.session, **parameters)

    def evaluate(self, expression):
        """Looks at the page (reads only)."""
        done = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in done:
            raise Failure(f"{expression}: {done['exceptionDetails']['text']}")
        return done["result"].get("value")

    def run(self, expression, gesture=False):
        """Runs a script as a tool would, with or without pretending that a hand is on the mouse."""
        self.ask("Runtime.evaluate", expression=expression, userGesture=gesture)

    def text(self):
        return self.evaluate("document.body.innerText")

    def html(self):
        return self.evaluate("document.documentElement.outerHTML")

    def wait(self, expression, what, seconds=15):
        return wait_for(lambda: self.evaluate(expression), what, seconds)

    def press(self, selector):
        """Moves the mouse onto the element and presses it, as a hand would."""
        quoted = json.dumps(selector)
        box = self.evaluate(
            f"(() => {{ const e = document.querySelector({quoted}); if (!e) return null; e.scrollIntoView({{block: 'center'}});"
            " const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2, r.width, r.height]; })()")
        if not box or not box[2] or not box[3]:
            raise Failure(f"there is no {selector} to press on the page\n{self.html()}")
        x, y = box[0], box[1]
        for step in range(1, 5):
            self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x * step / 4, y=y * step / 4)
        for kind, buttons in (("mousePressed", 1), ("mouseReleased", 0)):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=buttons, clickCount=1)

    def type(self, selector, text):
        self.press(selector)
        self.ask("Input.insertText", text=text)

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.ask("Page.captureScreenshot")["data"]))

    def close(self):
        self.browser.ask("Target.closeTarget", targetId=self.target)
