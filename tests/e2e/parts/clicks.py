"""A business and its guests as a relay sees them, over plain HTTP: registers, makes links, presses, fetches."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import time

from . import api
from .journey import expect_equal

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# A link's functions.
GOLD, GREEN, AMBER, RED, PRIVACY, UNSUBSCRIBE_PAGE, UNSUBSCRIBE_AT_ONCE = range(7)
# Kinds of events.
VIEW, AUTOMATIC, TAP, COMMENT, CALL_BACK, TRAP, UNSUBSCRIBE = range(7)
NO_FACE = 0xFF
PAGE = {"business": "The Old Oak", "defaultLanguage": "en",
        "languages": {"en": {"question": "How was it?", "thanks": "Thank you.", "privacyText": "Nothing is kept for long.",
                             "faces": {"gold": "Lovely", "green": "Good", "amber": "Could be better", "red": "Not good"}}}}


def encode(token):
    """40 bytes as a link writes them."""
    number = int.from_bytes(token, "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(315, -1, -5))


def decode(text):
    """The 40 bytes of a token in its plain form."""
    number = 0
    for letter in text:
        number = number << 5 | ALPHABET.index(letter)
    return number.to_bytes(40, "big")


def sign(key, start, issued, function, strict=False):
    """A token over the first 19 bytes (format and epoch, mailbox, message)."""
    signed = start + int(issued).to_bytes(4, "big") + bytes([function | (0x80 if strict else 0)])
    return encode(signed + hmac.new(key, signed, hashlib.sha256).digest()[:16])


class Caller:
    """One keep-alive connection to a relay, or with a TLS context to a front of it; connects again where it was cut."""

    def __init__(self, port, timeout=45, context=None):
        self.port, self.timeout, self.context, self.connection = port, timeout, context, None

    def __call__(self, method, path, body=None, headers=None):
        """(status, body); the status is 0 when there was no answer."""
        try:
            if self.connection is None and self.context:
                self.connection = http.client.HTTPSConnection("localhost", self.port, timeout=self.timeout, context=self.context)
            elif self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.connection.request(method, path, body, headers or {})
            reply = self.connection.getresponse()
            content = reply.read()
            if reply.will_close:
                self.close()
            api.check(method, path, reply.status, reply.headers, content)
            return reply.status, content
        except (OSError, http.client.HTTPException):
            self.close()
            return 0, b""

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


class Business:
    """A registered mailbox, with everything its desktop knows."""

    def __init__(self, port, code=None, context=None):
        wish = {"publicKey": base64.b64encode(os.urandom(32)).decode(), "page": PAGE, **({"code": code} if code else {})}
        status, body = Caller(port, context=context)("POST", "/v1/mailboxes", json.dumps(wish), {"Content-Type": "application/json"})
        expect_equal(status, 201, f"registering: {body!r}")
        told = json.loads(body)
        self.mailbox, self.secret, self.epoch = told["mailbox"], told["secret"], told["epoch"]
        self.key = base64.b64decode(told["linkKey"])

    def path(self, message, function, age=7200, strict=False):
        """The path of a link that is `age` seconds old; `message` is the invitation's 12 bytes."""
        start = bytes([1 << 4 | self.epoch]) + bytes.fromhex(self.mailbox) + message
        return "/a/" + sign(self.key, start, time.time() - age, function, strict)

    def press_path(self, message):
        """The path of a link whose POST is one act."""
        return self.path(message, UNSUBSCRIBE_AT_ONCE)

    def event_id(self, message, kind, face=NO_FACE, nonce=""):
        """The id of an act, as the relay names it."""
        act = bytes.fromhex(self.mailbox) + message + bytes([kind, face]) + nonce.encode() + bytes([len(nonce), 0, 0, 0])
        return hashlib.blake2b(act, digest_size=16).hexdigest()

    def press(self, call, message):
        """The status of one guest's press."""
        return call("POST", self.press_path(message), "List-Unsubscribe=One-Click",
                    {"Content-Type": "application/x-www-form-urlencoded"})[0]

    def press_face(self, call, message, face=GOLD):
        """Opens the page and presses: (status, page, id of the event)."""
        path = self.path(message, face)
        status, page = call("GET", path)
        if status != 200:
            return status, page, None
        nonce = page.split(b'name="n" value="', 1)[1].split(b'"', 1)[0].decode()
        body = f"n={nonce}&g=1&face={['gold', 'green', 'amber', 'red'][face]}"
        status, page = call("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        return status, page, self.event_id(message, TAP, face, nonce)

    def fetch_all(self, call):
        """The ids of all events, in order."""
        ids, cursor = [], "0"
        while True:
            status, some, cursor = self.fetch(call, cursor)
            expect_equal(status, 200, "fetching")
            if not some:
                return ids
            ids += some

    def fetch(self, call, after, wait=0, limit=1000):
        """(status, ids of events, cursor) of one fetch."""
        path = f"/v1/mailboxes/{self.mailbox}/events?after={after}&wait={wait}&limit={limit}"
        status, body = call("GET", path, None, {"Authorization": f"Bearer {self.secret}"})
        if status != 200:
            return status, [], after
        read = json.loads(body)
        return status, [event["id"] for event in read["events"]], read["cursor"]
