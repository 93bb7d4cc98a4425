"""What a guest does: reads the mail with a parser that is not ours, opens a link, presses a face."""

import re
from html.parser import HTMLParser

from .journey import expect, expect_equal

FACES = ("gold", "green", "amber", "red")
LINK = re.compile(r"https://\S+/a/[0-9a-zA-Z]{64}")


class Anchors(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.targets, self.pictures, self.scripts = [], 0, 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            self.targets.append(dict(attributes).get("href"))
        self.pictures += tag == "img"
        self.scripts += tag == "script"


class Mail:
    """One invitation as it arrived."""

    def __init__(self, message):
        self.message = message
        self.to = message["Delivered-To"]
        self.text = message.get_body(("plain",)).get_content()
        self.html = message.get_body(("html",)).get_content()
        # In the text part every link has a line of its own; the four faces come first, in order.
        self.links = [line.strip() for line in self.text.splitlines() if LINK.fullmatch(line.strip())]
        self.faces = dict(zip(FACES, self.links))

    def check(self, sender, raw):
        """Everything that any invitation must be, whatever its words."""
        message = self.message
        expect_equal(message.get_content_type(), "multipart/alternative", "the kind of mail")
        expect_equal([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"], "its parts")
        for part in message.iter_parts():
            expect_equal(part["Content-Transfer-Encoding"], "quoted-printable", "how a part travels")
            expect_equal(part.get_content_charset(), "utf-8", "what a part is written in")
        for name in ("Date", "From", "To", "Subject", "Message-ID", "MIME-Version"):
            expect_equal(len(message.get_all(name, [])), 1, f"how often the mail says {name}")
        expect_equal(message["From"].addresses[0].addr_spec, sender, "who it is from")
        expect_equal([address.addr_spec for address in message["To"].addresses], [self.to], "who it is to")
        expect("List-Unsubscribe" in message and message["List-Unsubscribe"].startswith("<https://"), "no way out in the header")
        expect_equal(message["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click", "RFC 8058")
        expect("Precedence" not in message and "X-Mailer" not in message, "a header that should not be there")
        expect(max(len(line) for line in own_part(raw).splitlines()) <= 78, "a line longer than 78")
        expect(not any(ord(character) > 126 for character in own_part(raw)), "bytes that are not ASCII on the wire")
        expect(len(self.links) >= 6, f"{len(self.links)} links in the text part")
        expect(len(set(self.links)) == len(self.links), "two links are the same")
        expect(all(len(link) <= 120 for link in self.links), "a link longer than 120")
        anchors = Anchors(self.html)
        expect(set(self.links) <= set(anchors.targets), "a link of the text part is missing in the HTML part")
        expect(not anchors.pictures and not anchors.scripts, "pictures or scripts in the mail")
        expect(len(self.html.encode()) < 100_000, "the HTML part is too large")

    def unsubscribe_url(self):
        return self.message["List-Unsubscribe"].strip("<>")


def own_part(raw):
    """The mail from its first own header on: what the servers put before it is theirs."""
    return raw.decode("latin-1").split("\n\n", 1)[1]


def button(face):
    return f"form:not([aria-hidden]) button[name=face][value={face}]"


def press_face(browser, url, face, comment=None, phone=None, window=None):
    """Opens the link and presses `face` on the page, as a person; ends when the page says that it is saved."""
    page = browser.open(url)
    page.wait(f"document.querySelector('{button(face)}') !== null", f"{face} is on the page")
    # A person takes longer than a second to find the button; the relay counts anything faster as a machine.
    page.wait("performance.now() > 1300", "a person has found the button")
    if comment:
        page.type("form:not([aria-hidden]) textarea[name=c]", comment)
    if phone:
        page.press("form:not([aria-hidden]) input[name=call]")
        page.type("form:not([aria-hidden]) input[name=phone]", phone)
    if window:
        page.type("form:not([aria-hidden]) input[name=when]", window)
    page.press(button(face))
    # The press is a form of its own, so that this is another page than the one that confirms by itself.
    page.wait("(s => s && s.dataset.m === 'done' && /Saved|Gespeichert/.test(s.textContent))(document.querySelector('#s'))",
              "the page says that it is saved")
    return page
