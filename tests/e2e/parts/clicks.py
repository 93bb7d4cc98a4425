"""A business and its guests as a relay sees them, over plain HTTP: registers, makes links, presses, fetches."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import time

from .journey import expect_equal

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
UNSUBSCRIBE_AT_ONCE = 6  # a link's function: the mail program's own button, which needs no page
PAGE = {"business": "The Old Oak", "defaultLanguage": "en",
        "languages": {"en": {"question": "How was it?", "thanks": "Thank you.", "privacyText": "Nothing is kept for long.",
                             "faces": {"gold": "Lovely", "green": "Good", "amber": "Could be better", "red": "Not good"}}}}


class Caller:
    """One keep-alive connection to a relay; connects again where it was cut."""

    def __init__(self, port, timeout=45):
        self.port, self.timeout, self.connection = port, timeout, None

    def __call__(self, method, path, body=None, headers=None):
        """(status, body); the status is 0 when there was no answer."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
            self.connection.request(method, path, body, headers or {})
            reply = self.connection.getresponse()
            content = reply.read()
            if reply.will_close:
                self.close()
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

    def __init__(self, port, code=None):
        wish = {"publicKey": base64.b64encode(os.urandom(32)).decode(), "page": PAGE, **({"code": code} if code else {})}
        status, body = Caller(port)("POST", "/v1/mailboxes", json.dumps(wish), {"Content-Type": "application/json"})
        expect_equal(status, 201, f"registering: {body!r}")
        told = json.loads(body)
        self.mailbox, self.secret, self.epoch = told["mailbox"], told["secret"], told["epoch"]
        self.key = base64.b64decode(told["linkKey"])

    def press_path(self, message):
        """The path of a link whose POST is one act; `message` is the invitation's 12 bytes."""
        signed = bytes([1 << 4 | self.epoch]) + bytes.fromhex(self.mailbox) + message
        signed += int(time.time() - 7200).to_bytes(4, "big") + bytes([UNSUBSCRIBE_AT_ONCE])
        token = signed + hmac.new(self.key, signed, hashlib.sha256).digest()[:16]
        number = int.from_bytes(token, "big")
        return "/a/" + "".join(ALPHABET[number >> shift & 31] for shift in range(315, -1, -5))

    def press(self, call, message):
        """The status of one guest's press."""
        return call("POST", self.press_path(message), "List-Unsubscribe=One-Click",
                    {"Content-Type": "application/x-www-form-urlencoded"})[0]

    def fetch(self, call, after, wait=0, limit=1000):
        """(status, ids of events, cursor) of one fetch."""
        path = f"/v1/mailboxes/{self.mailbox}/events?after={after}&wait={wait}&limit={limit}"
        status, body = call("GET", path, None, {"Authorization": f"Bearer {self.secret}"})
        if status != 200:
            return status, [], after
        read = json.loads(body)
        return status, [event["id"] for event in read["events"]], read["cursor"]
