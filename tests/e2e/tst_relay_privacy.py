"""The relay never learns a person, and keeps no readable answer: after real guests have pressed and written, nothing of what
was seeded is in any file, log or backup of it, nor after a power cut."""

import os
import urllib.parse
from email.utils import parseaddr

from parts.authority import Authority
from parts.browser import Browser
from parts.commandline import CommandLine
from parts.guest import Mail, press_face
from parts.journey import expect, expect_equal, travel
from parts.mailserver import MailServer
from parts.relay import Relay
from tst_keychain import SURVEY

GUESTS = {"wilhelmina.tresckow@guests.test": "Wilhelmina;Tresckow", "ottokar.zwingenberger@guests.test": "Ottokar;Zwingenberger"}
COMMENT = "The parsnip velouté was a triumph of indifference"
PHONE = "+44 20 7946 0991"
WINDOW = "after choir practice"
IP = "203.0.113.77"
AGENT = "SeededAgent/7.25 (Antikythera)"
SEEDED = ["wilhelmina", "tresckow", "ottokar", "zwingenberger", "guests.test", "owner@pub.test", "parsnip velout", "indifference",
          "7946 0991", "79460991", "choir practice", IP, "antikythera"]
FORMS = ("utf-8", "utf-16-le", "utf-16-be")


def ways_to_write(word):
    """The bytes that would give the word away."""
    for text in {word, urllib.parse.quote(word), urllib.parse.quote_plus(word)}:
        for form in FORMS:
            yield text.lower().encode(form)


def expect_nothing(relay):
    count = 0
    for path, content in relay.files():
        count += 1
        lowered = content.lower()
        for word in SEEDED:
            for form in ways_to_write(word):
                expect(form not in lowered, f"{path} has {word!r}")
    expect(count >= 2, "the relay has written nothing at all")


def send_mails(workplace, cli, server):
    table = "E-mail;First name;Last name\n" + "".join(f"{address};{name}\n" for address, name in GUESTS.items())
    cli("contacts", "import", workplace.write(table, "guests.csv"), "--basis", "consent")
    survey = cli("surveys", "create", "--file", workplace.write(SURVEY, "survey.json"))["survey"]["id"]
    cli("mailings", "start", cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"])
    expect_equal(cli("work", "--until-idle")["sent"], 2, "mails sent")
    return {parseaddr(mail.to)[1].lower(): mail for mail in map(Mail, server.wait_for_mails(2))}


def press_plainly(relay, link):
    """A guest without script, behind a proxy that tells his address."""
    relay.request(link, X_Forwarded_For=IP, Forwarded=f"for={IP}", User_Agent=AGENT, Referer="https://webmail.example/wilhelmina")
    body = urllib.parse.urlencode({"face": "red", "c": COMMENT, "n": "forged"}).encode()
    status, _, _ = relay.request(link, "POST", body, X_Forwarded_For=IP, User_Agent=AGENT)
    expect_equal(status, 400, "a press with a forged nonce")
    relay.request(link[:-1] + "0", X_Forwarded_For=IP, User_Agent=AGENT)
    relay.request(link + "?utm_source=wilhelmina&phone=7946%200991", X_Forwarded_For=IP, User_Agent=AGENT)


def journey(workplace, bin_folder, step):
    authority = Authority(workplace)
    server = MailServer(workplace, authority).start()
    relay = Relay(workplace, bin_folder, authority).start()
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file",
                      INGLENOOK_MAIL_PASSWORD=server.password)
    cli("account", "set", "--from", "Pub <owner@pub.test>", "--host", server.host, "--port", server.tls_port, "--security", "tls",
        "--user", server.user, "--ca", authority.certificate)
    cli("relay", "set", relay.url, "--ca", authority.certificate)
    mails = send_mails(workplace, cli, server)
    step("two guests are mailed")

    browser = Browser(workplace).start(relay.front.certificate)
    first, second = (mails[address] for address in GUESTS)
    press_face(browser, first.faces["red"], "red", COMMENT, PHONE, WINDOW)
    press_plainly(relay, second.faces["green"])
    expect("relay.sqlite" in os.listdir(relay.back_up()), "the backup has no answers in it")
    expect_nothing(relay)
    step("one has written and asked for a call, one came through a proxy: nothing readable at the relay")

    # "Saved" was said: a power cut at once loses nothing, and leaves nothing readable either.
    press_face(browser, second.faces["gold"], "gold", COMMENT)
    relay.kill()
    expect_nothing(relay)
    relay.start()
    browser.stop()
    cli("work", "--until-idle")
    answers = {row["address"].lower(): row for row in cli("answers", "list")["answers"]}
    found = {address: (answers[address]["face"], answers[address]["comment"]) for address in GUESTS}
    expect_equal(found, {first.to.lower(): ("red", COMMENT), second.to.lower(): ("gold", COMMENT)}, "what the owner reads")
    expect_equal(answers[first.to.lower()]["call_phone"], PHONE, "the number to call")
    expect_nothing(relay)
    relay.stop()
    expect_nothing(relay)
    step("after a kill at once after Saved the owner reads it all, and the relay still nothing")


if __name__ == "__main__":
    travel("blind", journey, as_root=True)
