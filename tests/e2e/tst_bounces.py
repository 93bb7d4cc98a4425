"""Real bounces: Postfix refuses a guest and reports it to the owner's mailbox, Dovecot lets Inglenook read that, and nothing in it has
changed afterwards."""

import email.message
import glob
import os
import time

from parts.authority import Authority
from parts.commandline import CommandLine
from parts.journey import expect, expect_equal, travel
from parts.mailserver import MailServer
from parts.relay import Relay
from parts.workplace import wait_for

SURVEY = """{"name": "Back", "default_language": "en", "texts": {"en": {"subject": "How was it?", "greeting": "Hello {first_name|you},",
"question": "How was it?", "face_labels": ["a", "b", "c", "d"], "closing": "Bye", "thanks": "Thanks", "comment_label": "Words"}}}"""
GUESTS = ("anna@guests.test", "gone@nowhere.test", "answers@guests.test")


def set_up(workplace, bin_folder):
    authority = Authority(workplace)
    mail = MailServer(workplace, authority, reads_mail=True).start()
    relay = Relay(workplace, bin_folder, authority).start()
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file",
                      INGLENOOK_MAIL_PASSWORD=mail.password)
    cli("account", "set", "--from", "Pub <owner@pub.test>", "--host", mail.host, "--port", mail.tls_port, "--security", "tls",
        "--user", mail.user, "--ca", authority.certificate, "--per-minute", 60000)
    cli("relay", "set", relay.url, "--ca", authority.certificate)
    rows = "".join(f"{address},Guest\n" for address in GUESTS)
    cli("contacts", "import", workplace.write("E-mail,First name\n" + rows, "guests.csv"), "--basis", "consent")
    survey = cli("surveys", "create", "--file", workplace.write(SURVEY, "survey.json"))["survey"]["id"]
    mailing = cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"]
    cli("mailings", "start", mailing)
    cli("work", "--until-idle", seconds=60)
    return mail, cli, survey, mailing


def answer(mail, to):
    """The guest's own program answers the mail that arrived."""
    sent = next(each for each in mail.mails() if "answers@guests.test" in each["To"])
    reply = email.message.EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = "answers@guests.test", to, "Re: " + sent["Subject"]
    reply["Message-ID"], reply["In-Reply-To"] = "<reply-1@guests.test>", sent["Message-ID"]
    reply.set_content("It was lovely, thank you.")
    mail.deliver_to_owner(reply.as_bytes())


def snapshot(mail):
    """Every file of the owner's mailbox: a flag is in its name, a move changes its folder."""
    return sorted(path.replace(mail.owner_maildir, "") for path in glob.glob(f"{mail.owner_maildir}/**/*", recursive=True)
                  if "/new/" in path or "/cur/" in path)


def journey(workplace, bin_folder, step):
    mail, cli, survey, mailing = set_up(workplace, bin_folder)
    wait_for(lambda: len(snapshot(mail)) >= 1, "Postfix has reported to the owner", 60)
    answer(mail, "owner@pub.test")
    step(f"{len(snapshot(mail))} mails wait in the owner's mailbox")

    cli.refused("conflict", "bounces", "check")  # the owner has not agreed
    read = cli("bounces", "read", "--host", mail.host, "--port", mail.imap_port)
    expect_equal(read["is_on"], True, "agreed")
    before = snapshot(mail)
    begin = time.monotonic()
    looked = cli("bounces", "check")
    step(f"{looked['mails']} mails looked at in {time.monotonic() - begin:.2f} s: {looked['returned']}")
    expect_equal(looked["returned"], {"dead": 1, "answered": 1}, "what came back")
    expect(not any(path.endswith("S") for path in snapshot(mail)), "a mail was marked as read")
    expect_equal([os.path.basename(path).split(":")[0] for path in snapshot(mail)],
                 [os.path.basename(path).split(":")[0] for path in before], "the mailbox")

    rows = {row["address"]: row for row in cli("mailings", "show", mailing, "--rows")["invitations"]}
    expect_equal(rows["gone@nowhere.test"]["state"], "rejected", "the dead address")
    expect_equal(rows["anna@guests.test"]["state"], "accepted", "another guest")
    expect_equal(cli("bounces", "check")["mails"], 0, "mails that are new to a second look")

    # Another mailing leaves the dead address out.
    second = cli("mailings", "create", "--survey", survey, "--to", "address:gone@nowhere.test")["mailing"]["id"]
    expect_equal(cli("mailings", "check", second)["held"], {"dead_address": 1}, "who is held back")
    entry = next(each for each in cli("bounces", "list")["returned"] if each["kind"] == "dead")
    expect(entry["status"].startswith("5."), f"the status is kept: {entry}")
    cli("bounces", "settle", entry["id"], "--as", "nothing")
    expect_equal(cli("mailings", "check", second)["held"].get("dead_address", 0), 0, "after the owner knew better")
    step("a dead address was found, kept out, and forgiven")


if __name__ == "__main__":
    travel("bounces", journey)
