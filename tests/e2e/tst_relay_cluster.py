"""Two relays share three PostgreSQL servers. Under load the primary loses its power and a standby takes over: no press that
was confirmed is lost, desktops that fetch all the while skip nothing and get nothing twice, and both relays go on."""

import os
import shutil
import threading
import time

from parts.clicks import Business, Caller
from parts.journey import expect, expect_equal, travel
from parts.postgresql import Cluster
from parts.workplace import free_port, wait_for

GUESTS = 6  # pressing at the same time at each relay
LOAD = 4.0  # seconds before the power cut, and at least as long after


class Replica:
    def __init__(self, workplace, bin_folder, name, target):
        self.workplace, self.name, self.port = workplace, name, free_port()
        self.folder = workplace.make_folder(name, mode=0o700)
        self.command = [f"{bin_folder}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(self.port), "--data", self.folder,
                        "--postgresql", target]

    def start(self):
        self.process = self.workplace.start(self.command, f"{self.name}.log", env=self.workplace.environment())
        self.workplace.wait_for_port(self.port, self.process, self.name)
        return self


class Load:
    """Guests who press once each and, as the page does, again while it is not confirmed."""

    def __init__(self, business, ports):
        self.business, self.stopped = business, threading.Event()
        self.lock = threading.Lock()
        self.confirmed = {port: [] for port in ports}  # moments
        self.unsaid = 0  # not confirmed at the first try
        self.given_up = 0
        self.threads = [threading.Thread(target=self.press, args=(port,)) for port in ports for _ in range(GUESTS)]
        for thread in self.threads:
            thread.start()

    def press(self, port):
        call = Caller(port)
        while not self.stopped.is_set():
            message, end = os.urandom(12), time.monotonic() + 60
            while (status := self.business.press(call, message)) != 200 and time.monotonic() < end:
                with self.lock:
                    self.unsaid += 1
                time.sleep(0.2)
            with self.lock:
                if status == 200:
                    self.confirmed[port].append(time.monotonic())
                else:
                    self.given_up += 1

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def total(self):
        with self.lock:
            return sum(len(moments) for moments in self.confirmed.values())

    def since(self, port, moment):
        with self.lock:
            return sum(1 for each in self.confirmed[port] if each > moment)


class Desktop:
    """Fetches without a pause and keeps what comes, in order."""

    def __init__(self, business, port):
        self.business, self.call, self.stopped = business, Caller(port), threading.Event()
        self.ids, self.cursor, self.refused = [], "0", 0
        self.thread = threading.Thread(target=self.fetch)
        self.thread.start()

    def fetch(self):
        while not self.stopped.is_set():
            status, ids, cursor = self.business.fetch(self.call, self.cursor, wait=2, limit=50)
            if status == 200:
                self.ids += ids
                self.cursor = cursor
            else:
                self.refused += 1
                time.sleep(0.1)

    def stop(self):
        self.stopped.set()
        self.thread.join()


def wake_up(business, presser, fetcher):
    """Seconds from a press at one relay to its arrival at a desktop that waits at another."""
    cursor = "0"
    call = Caller(fetcher.port)
    while (fetched := business.fetch(call, cursor))[1]:
        cursor = fetched[2]
    found = []
    waiting = threading.Thread(target=lambda: found.append((business.fetch(call, cursor, wait=20), time.monotonic())))
    waiting.start()
    time.sleep(0.5)
    pressed = time.monotonic()
    expect_equal(business.press(Caller(presser.port), os.urandom(12)), 200, "a press")
    waiting.join()
    (status, ids, _), arrived = found[0]
    expect_equal((status, len(ids)), (200, 1), "what the waiting desktop gets")
    return arrived - pressed


def journey(workplace, bin_folder, step):
    cluster = Cluster(workplace).start()
    step("a primary and two standbys, of which one must have each commit")
    first = Replica(workplace, bin_folder, "relay1", cluster.target).start()
    business = Business(first.port)
    second = Replica(workplace, bin_folder, "relay2", cluster.target)
    refused = workplace.start(second.command, "relay2.log", env=workplace.environment())
    expect(refused.wait(20) != 0, "a second relay starts with a key of its own")
    shutil.copy(f"{first.folder}/master.key", f"{second.folder}/master.key")
    second.start()
    expect(max(wake_up(business, first, second), wake_up(business, second, first)) < 2, "a desktop at the other relay wakes late")
    step("two relays; a desktop at the one hears of presses at the other at once")

    ports = (first.port, second.port)
    load = Load(business, ports)
    desktops = [Desktop(business, port) for port in ports]
    time.sleep(LOAD)
    before = load.total()
    expect(before > 50, f"only {before} presses in {LOAD} seconds")
    primary, *standbys = cluster.servers
    primary.kill()
    chosen = cluster.promote_newest(standbys)
    cut = time.monotonic()
    step(f"{before} presses confirmed; the primary has lost its power, {chosen.name} takes over")
    wait_for(lambda: all(load.since(port, cut) > 50 for port in ports), f"both relays go on\n{workplace.logs()}", 60)
    time.sleep(LOAD)
    load.stop()
    expect_equal(load.given_up, 0, "guests who pressed for a minute in vain")
    total = load.total() + 2
    step(f"{total} presses confirmed in all, {load.unsaid} of them not at the first try")

    for desktop in desktops:
        wait_for(lambda desktop=desktop: len(desktop.ids) >= total, "the desktops have everything", 20)
        desktop.stop()
        expect_equal(len(desktop.ids), total, "events at a desktop that fetched all the while")
        expect_equal(len(set(desktop.ids)), total, "different events among them")
    expect_equal(desktops[0].ids, desktops[1].ids, "the order of events at the two desktops")
    for replica in (first, second):
        status, _ = Caller(replica.port)("GET", "/healthz")
        expect_equal(status, 200, f"the health of {replica.name}")
        workplace.end(replica.process)
        expect_equal(replica.process.returncode, 0, f"how {replica.name} ended")
    step("nothing lost, nothing skipped, nothing twice")


if __name__ == "__main__":
    travel("cluster", journey)
