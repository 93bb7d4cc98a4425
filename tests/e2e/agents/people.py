"""Rows 26 to 42 of the table: people, and who imitates or troubles them."""

import email
import email.policy
import os
import threading
import urllib.parse

from parts.clicks import AMBER, Caller, GOLD, GREEN, PRIVACY, RED
from parts.journey import expect, expect_equal
from parts.stage import until

from .mailing import FRESH
from .tools import CONFIRMED, Flood, PERSON, SAVED, curl_all, look, page_nonce, post, press_in_lynx, tap

FACES = (GOLD, GREEN, AMBER, RED)


class People:
    def __init__(self, stand):
        self.stand, self.relay, self.link = stand, stand.relay, stand.invitations.link
        self.browser, self.authority = stand.browser, stand.authority
        self.recorded = {}

    def solo(self):
        return {"27": self.closes_soon, "42": self.under_fire}

    def staged(self):
        return {"26": self.looks, "28": self.fresh_tap, "29": self.behind_gateway, "30": self.another_face, "31": self.double_click,
                "32": self.back_and_reload, "33": self.another_link, "34": self.after_a_burst,
                "35a": lambda name: self.looks_at(name, str.upper), "35b": lambda name: self.looks_at(name, lambda token: f"{token}."),
                "36": lambda name: self.looks_at(name, lambda token: f"{token}?utm_source=mail&gw=1"), "37": self.without_script,
                "38": self.text_browser, "39": self.replay, "40": self.first_of_two, "41a": self.cut_short,
                "41b": lambda name: self.looks_at(name, lambda token: "".join(f"%{ord(c):02X}" for c in token)),
                "41c": self.split_by_mail}

    def looks(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from look(page)
        page.close()

    def looks_at(self, name, altered):
        """The link as something on its way has altered it."""
        base, token = self.link(name, GOLD).rsplit("/", 1)
        page = self.browser.open(f"{base}/{altered(token)}")
        yield from look(page)
        page.close()

    def closes_soon(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield 0.5
        page.close()

    def fresh_tap(self, name):
        page = self.browser.open(self.link(name, GOLD, FRESH))
        yield from tap(page, "gold")
        page.close()

    def behind_gateway(self, name):
        links = [self.link(name, function, FRESH, True) for function in (*FACES, PRIVACY)]
        curl_all(self.authority, links, "-A", PERSON)
        curl_all(self.authority, links, "-I")
        page = self.browser.open(self.link(name, GREEN, FRESH, True))
        yield from tap(page, "green")
        page.close()

    def another_face(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from tap(page, "red")
        page.close()

    def double_click(self, name):
        pages = [self.browser.open(self.link(name, GOLD)) for _ in range(2)]
        for page in pages:
            yield from look(page)
            page.close()

    def back_and_reload(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from look(page)
        page.ask("Page.navigate", url="about:blank")
        yield 0.5
        history = page.ask("Page.getNavigationHistory")["entries"]
        page.ask("Page.navigateToHistoryEntry", entryId=history[-2]["id"])
        yield 2.5
        page.ask("Page.reload")
        yield 0.5
        yield from until(lambda: page.evaluate(SAVED), "the page says Saved again")
        page.close()

    def another_link(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from look(page)
        page.close()
        yield 12
        page = self.browser.open(self.link(name, RED))
        yield from look(page)
        page.close()

    def after_a_burst(self, name):
        curl_all(self.authority, [self.link(name, function, FRESH) for function in (*FACES, PRIVACY)], "-A", PERSON)
        yield 1
        page = self.browser.open(self.link(name, AMBER, FRESH))
        yield from tap(page, "amber")
        page.close()

    def without_script(self, name):
        page = self.browser.open(self.link(name, GOLD), script=False)
        yield from tap(page, "gold")
        page.close()

    def text_browser(self, name):
        yield from press_in_lynx(self.stand.workplace, self.authority, self.link(name, GOLD))

    def replay(self, name):
        link = self.link(name, GOLD)
        reply = {"auto": "1", "g": "0", "p": "1300", "k": "60", "n": page_nonce(self.relay, link)}
        self.recorded[name] = (link, reply)
        yield 1.6
        for _ in range(3):
            expect_equal(post(self.relay, link, **reply), 204, "the confirmation, and the same again")

    def replay_later(self):
        """More than half an hour later."""
        for link, reply in self.recorded.values():
            expect_equal(post(self.relay, link, **reply), 400, "the same confirmation after half an hour")

    def first_of_two(self, name):
        page = self.browser.open(self.link(name, GOLD))
        yield from tap(page, "gold")
        page.close()

    def second_of_two(self, name):
        """Two days later; the link is as old as the mail."""
        page = self.browser.open(self.link(name, RED))
        yield from tap(page, "red")
        page.close()

    def cut_short(self, name):
        expect(self.relay.request(self.link(name, GOLD)[:-1])[0] in (404, 429), "a link that was cut short")
        yield 0

    def split_by_mail(self, name):
        """The mail's own encoding breaks the line; the mail program puts it together."""
        message = email.message.EmailMessage(policy=email.policy.SMTP)
        message.set_content(self.link(name, GOLD) + "\r\n", cte="quoted-printable")
        raw = message.as_bytes()
        expect(b"=\r\n" in raw, "the link is not split at all")
        url = email.message_from_bytes(raw, policy=email.policy.default).get_content().strip()
        page = self.browser.open(url)
        yield from look(page)
        page.close()

    def under_fire(self, name):
        """A thousand bad tokens a second from one address while the person clicks."""
        size = self.folder_size()
        path = urllib.parse.urlsplit(self.link(name, GOLD)).path
        floods = []
        threads = [threading.Thread(target=lambda: floods.append(Flood(Caller(self.relay.port), path, 4))) for _ in range(4)]
        for thread in threads:
            thread.start()
        page = self.browser.open(self.link(name, GOLD))
        yield from until(lambda: page.evaluate(CONFIRMED), "the page confirms under fire")
        yield from look(page)
        for thread in threads:
            thread.join()
        page.close()
        statuses = {status: sum(flood.statuses.get(status, 0) for flood in floods) for status in (200, 404, 429)}
        expect(statuses[429] > 1000 and statuses[200] == 0, f"what the bad tokens got: {statuses}")
        expect(self.folder_size() - size < 100_000, "the relay's folder grew under bad tokens")

    def folder_size(self):
        return sum(os.path.getsize(os.path.join(self.relay.folder, entry)) for entry in os.listdir(self.relay.folder))


EXPECTED = {
    "26": "counted gold", "27": "not counted, kept", "28": "confirmed gold", "29": "confirmed green", "30": "confirmed red",
    "31": "counted gold", "32": "counted gold", "33": "counted red", "34": "confirmed amber", "35a": "counted gold",
    "35b": "counted gold", "36": "counted gold", "37": "confirmed gold", "38": "confirmed gold", "39": "counted gold",
    "40": "confirmed gold, second", "41a": "nothing stored", "41b": "counted gold", "41c": "counted gold", "42": "counted gold",
}
