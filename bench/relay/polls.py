"""Ten thousand desktops that wait: what each of them costs the relay, and how soon one hears of a press."""

import json
import os
import random
import selectors
import socket
import statistics
import time

from rig import Business, Caller, Failure, wait_for

EACH = 3  # polls of one mailbox that may wait at the same time
PRESSES = 400


def connect(port):
    link = socket.create_connection(("127.0.0.1", port))
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return link


class Desktops:
    """All of them in one loop."""

    def __init__(self, port, businesses):
        self.waiting = selectors.DefaultSelector()
        self.left = {}  # polls of a mailbox that wait still
        for business in businesses:
            request = (f"GET /v1/mailboxes/{business.mailbox}/events?after=0&wait=30 HTTP/1.1\r\nHost: relay\r\n"
                       f"Authorization: Bearer {business.secret}\r\n\r\n").encode()
            self.left[business.mailbox] = EACH
            for _ in range(EACH):
                link = connect(port)
                link.sendall(request)
                self.waiting.register(link, selectors.EVENT_READ, business)

    def hear(self, business, since):
        """Milliseconds until each of a mailbox's polls has the event."""
        times, end = [], time.perf_counter() + 5
        while len(times) < EACH and time.perf_counter() < end:
            for key, _ in self.waiting.select(1):
                now = time.perf_counter()
                answer = key.fileobj.recv(65536)
                if key.data is not business or not json.loads(answer.split(b"\r\n\r\n", 1)[1])["events"]:
                    raise Failure(f"woke without an event: {answer[:60]!r}")
                times.append((now - since) * 1000)
                self.waiting.unregister(key.fileobj)
                key.fileobj.close()
        return times

    def close(self):
        for key in list(self.waiting.get_map().values()):
            key.fileobj.close()


def measure(hosting, pressed, count):
    """Bytes a poll, and the times from a press at the relay `pressed` to the desktops that wait at `hosting`."""
    businesses = [Business(pressed.port) for _ in range(count // EACH)]
    for business in businesses[:50]:
        Caller(hosting.port)("GET", f"/v1/mailboxes/{business.mailbox}", None, {"Authorization": f"Bearer {business.secret}"})
    before = hosting.resident()
    desktops = Desktops(hosting.port, businesses)
    waiting = len(businesses) * EACH
    wait_for(lambda: hosting.metric("waiting_fetches") == waiting, "all of them wait", 20)
    cost = (hosting.resident() - before) * 1024 / waiting
    press, times = connect(pressed.port), []
    for business in random.sample(businesses, PRESSES):
        body = b"List-Unsubscribe=One-Click"
        head = f"POST {business.press_path(os.urandom(12))} HTTP/1.1\r\nHost: relay\r\nContent-Length: {len(body)}\r\n\r\n"
        begin = time.perf_counter()
        press.sendall(head.encode() + body)
        heard = desktops.hear(business, begin)
        if len(heard) != EACH:
            raise Failure(f"a press was heard by {len(heard)} of {EACH}")
        times += heard
        if not press.recv(65536).startswith(b"HTTP/1.1 200"):
            raise Failure("a press was not stored")
    press.close()
    desktops.close()
    times.sort()
    return cost, statistics.median(times), times[len(times) * 99 // 100]
