"""Rows 1 to 25 of the table: what no person did."""

import statistics
import time

from parts.clicks import AMBER, Caller, GOLD, GREEN, PRIVACY, RED, UNSUBSCRIBE_AT_ONCE, UNSUBSCRIBE_PAGE
from parts.journey import expect, expect_equal

from .mailing import FRESH, OLD
from .tools import PERSON, curl, curl_all, dump_in_a_hurry, page_nonce, post, stay, tap

FACES = (GOLD, GREEN, AMBER, RED)


def flipped(link, place=-1):
    """The link with one character changed."""
    letter = "1" if link[place] == "0" else "0"
    return link[:place] + letter + (link[place + 1:] if place != -1 else "")


class Machines:
    """Each scene says in its name which row it is; `solo` ones need the machine for themselves."""

    def __init__(self, stand):
        self.stand, self.relay, self.link = stand, stand.relay, stand.invitations.link
        self.browser, self.authority = stand.browser, stand.authority

    def solo(self):
        return {"5": self.leaves_at_once, "6": self.virtual_time, "18": self.young_nonce, "19": self.forged}

    def staged(self):
        return {"1": self.head, "2": self.burst, "3": self.one_face, "4": self.all_faces, "7": self.own_name, "8": self.fresh,
                "9": self.four_tabs, "10": self.one_after_another, "11": self.patient, "12": self.patient_strict,
                "13a": lambda name: self.submits(name, False), "13b": lambda name: self.submits(name, True), "14": self.clicks,
                "15": self.presses_everything, "16": self.real_press, "17": self.no_nonce, "20": self.other_mailbox,
                "21": self.expired, "22": self.preview, "23": self.prefetch, "24": self.scans_unsubscribe,
                "25a": self.one_click_urlencoded, "25b": self.one_click_multipart}

    def head(self, name):
        expect_equal(curl(self.authority, "-I", "-A", PERSON, self.link(name, GOLD)), [200], "HEAD")
        yield 0

    def burst(self, name):
        curl_all(self.authority, [self.link(name, function, FRESH) for function in (*FACES, PRIVACY)], "-A", PERSON)
        yield 0

    def one_face(self, name):
        expect_equal(curl(self.authority, self.link(name, GOLD)), [200], "GET")
        yield 0

    def all_faces(self, name):
        for face in FACES:
            expect_equal(curl(self.authority, "-A", PERSON, self.link(name, face)), [200], "GET")
            yield 0.2

    def leaves_at_once(self, name):
        self.browser.open(self.link(name, GOLD)).close()
        yield 0

    def virtual_time(self, name):
        shown = dump_in_a_hurry(self.stand.workplace, self.relay.front.certificate, self.link(name, GOLD))
        expect("Saved" in shown, "the hurried page does not even confirm by itself")
        yield 0

    def own_name(self, name):
        page = self.browser.open(self.link(name, GOLD), disguised=False)
        yield from stay(page, 4)
        page.close()

    def fresh(self, name):
        page = self.browser.open(self.link(name, GOLD, FRESH))
        yield from stay(page, 4)
        page.close()

    def four_tabs(self, name):
        pages = [self.browser.open(self.link(name, face)) for face in FACES]
        for page in pages:
            yield from stay(page, 1)
            page.close()

    def one_after_another(self, name):
        for face in FACES:
            page = self.browser.open(self.link(name, face))
            yield 2
            page.close()

    def patient(self, name):
        page = self.browser.open(self.link(name, GREEN))
        yield from stay(page, 4)
        page.close()

    def patient_strict(self, name):
        page = self.browser.open(self.link(name, GREEN, strict=True))
        yield from stay(page, 4)
        page.close()

    def submits(self, name, gesture):
        page = self.browser.open(self.link(name, GOLD))
        yield 2
        page.run("document.forms[0].submit()", gesture)
        yield 1
        page.close()

    def clicks(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield 2
        page.run("document.querySelector('button[value=gold]').click()")
        yield 1
        page.close()

    def presses_everything(self, name):
        page = self.browser.open(self.link(name, GOLD))
        count = page.evaluate("document.querySelectorAll('button').length")
        expect(count >= 5, f"only {count} buttons on the page")
        page.close()
        for number in range(count):
            page = self.browser.open(self.link(name, GOLD))
            yield 1.3
            page.run(f"document.querySelectorAll('button')[{number}].click()", True)
            yield 0.5
            page.close()

    def real_press(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from tap(page, "gold")
        page.close()

    def no_nonce(self, name):
        expect_equal(post(self.relay, self.link(name, GOLD), face="gold", g="1"), 400, "a press without a nonce")
        yield 0

    def young_nonce(self, name):
        link = self.link(name, GOLD)
        begin = time.monotonic()
        expect_equal(post(self.relay, link, face="gold", g="1", n=page_nonce(self.relay, link)), 200, "a press at once")
        expect(time.monotonic() - begin < 1, "this machine is too slow for a press at once")
        yield 0

    def forged(self, name):
        link = self.link(name, GOLD)
        for place in (-1, -20, -40, -60):
            status, _, page = self.relay.request(flipped(link, place))
            expect(status in (404, 429), f"a forged token: {status}")
            expect(status == 429 or b"does not work" in page, "what a forged token shows")
        # Nothing in the time tells how much of it was right.
        call, path = Caller(self.relay.port), link[len(self.relay.url):]
        times = {place: [] for place in (-1, -26)}
        for _ in range(600):
            for place, taken in times.items():
                begin = time.perf_counter()
                call("GET", flipped(path, place))
                taken.append(time.perf_counter() - begin)
        first, last = (statistics.median(taken) for taken in times.values())
        expect(0.9 < first / last < 1 / 0.9, f"the end of the signature takes {first / last:.3f} of the time of its beginning")
        yield 0

    def other_mailbox(self, name):
        link = self.link(name, GOLD, mailbox=self.stand.other_mailbox)
        expect(self.relay.request(link)[0] in (404, 429), "another mailbox's id under this key")
        yield 0

    def expired(self, name):
        status, _, page = self.relay.request(self.link(name, GOLD, 61 * 86400))
        expect_equal(status, 410, "an old link")
        expect(b"This link is no longer open" in page, "what an old link shows")
        yield 0

    def preview(self, name):
        agent = "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"
        expect_equal(curl(self.authority, "-A", agent, "-r", "0-32768", self.link(name, GOLD)), [200], "a preview")
        yield 0

    def prefetch(self, name):
        status, _, _ = self.relay.request(self.link(name, GOLD), Sec_Purpose="prefetch;prerender", User_Agent=PERSON)
        expect_equal(status, 200, "a prefetch")
        yield 0

    def scans_unsubscribe(self, name):
        for function in (UNSUBSCRIBE_PAGE, UNSUBSCRIBE_AT_ONCE):
            expect_equal(curl(self.authority, "-A", PERSON, self.link(name, function)), [200], "GET")
        yield 0

    def one_click_urlencoded(self, name):
        link = self.link(name, UNSUBSCRIBE_AT_ONCE)
        expect_equal(curl(self.authority, "-d", "List-Unsubscribe=One-Click", link), [200], "RFC 8058")
        yield 0

    def one_click_multipart(self, name):
        link = self.link(name, UNSUBSCRIBE_AT_ONCE, OLD)
        expect_equal(curl(self.authority, "-F", "List-Unsubscribe=One-Click", link), [200], "RFC 8058")
        yield 0


EXPECTED = {
    "1": "no answer", "2": "machine", "3": "no answer", "4": "no answer", "5": "no answer", "6": "no answer", "7": "machine",
    "8": "held", "9": "machine", "10": "machine", "11": "counted green", "12": "held", "13a": "machine", "13b": "machine",
    "14": "machine", "15": "machine", "16": "confirmed gold", "17": "nothing stored", "18": "machine", "19": "nothing stored",
    "20": "nothing stored", "21": "nothing stored", "22": "no answer", "23": "nothing stored", "24": "still subscribed",
    "25a": "unsubscribed", "25b": "unsubscribed",
}
