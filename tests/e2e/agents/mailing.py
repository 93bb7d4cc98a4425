"""Invitations whose links the test can date as it likes: contacts and mailings are made by the command line, the key of the links
is derived from the relay's own master key."""

import hashlib
import hmac
import os
import sqlite3
import time

from parts.clicks import sign

SURVEY = """{"name": "One", "default_language": "en", "texts": {"en": {"subject": "How was it?", "greeting": "Hello,",
"question": "How was it?", "face_labels": ["Lovely", "Good", "So so", "Bad"], "closing": "Bye", "thanks": "Thanks", "comment_label": "Words"}}}"""
OLD = 2 * 3600
FRESH = 5


def derive(master, info, salt, length=32):
    """HKDF-SHA-256 (RFC 5869)."""
    key = hmac.new(salt or bytes(32), master, hashlib.sha256).digest()
    block, out = b"", b""
    for number in range(1, 256):
        if len(out) >= length:
            break
        block = hmac.new(key, block + info + bytes([number]), hashlib.sha256).digest()
        out += block
    return out[:length]


class Invitations:
    """One invitation per address; none is ever mailed."""

    def __init__(self, cli, relay, names):
        self.relay = relay
        table = "E-mail\n" + "".join(f"{self.address(name)}\n" for name in names)
        cli("contacts", "import", cli.workplace.write(table, "guests.csv"))
        survey = cli("surveys", "create", "--file", cli.workplace.write(SURVEY, "survey.json"))["survey"]["id"]
        cli("mailings", "create", "--survey", survey, "--to", "all")
        path = next(os.path.join(folder, name) for folder, _, files in os.walk(cli.data) for name in files
                    if name.endswith(".sqlite"))
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            rows = database.execute("SELECT c.address, i.message_id FROM invitations i JOIN contacts c USING (contact_id)").fetchall()
            mailbox, self.epoch = database.execute("SELECT mailbox_id, epoch FROM relay_mailboxes").fetchone()
        self.messages = dict(rows)
        self.mailbox = mailbox
        with open(f"{relay.folder}/master.key", encoding="ascii") as file:
            keys = dict(line.split() for line in file)
        self.key = derive(bytes.fromhex(keys[str(self.epoch)]), mailbox, b"inglenook relay mailbox key 1")

    @staticmethod
    def address(name):
        return f"{name}@guests.test"

    def link(self, name, function, age=OLD, strict=False, mailbox=None):
        """The link of one guest, issued `age` seconds ago."""
        start = bytes([1 << 4 | self.epoch]) + (mailbox or self.mailbox) + self.messages[self.address(name)]
        return f"{self.relay.url}/a/" + sign(self.key, start, time.time() - age, function, strict)
