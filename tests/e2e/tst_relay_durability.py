"""What the relay has called saved stays saved: it is killed many times under load and its disk fails in every way; nothing that
was confirmed is lost, nothing comes twice, and it goes on by itself when the trouble is over.

INGLENOOK_KILLS is the number of kills (200)."""

import os
import random
import resource
import signal
import threading
import time

from parts.clicks import Business, Caller, UNSUBSCRIBE
from parts.journey import expect, expect_equal, travel
from parts.preload import Disk
from parts.workplace import free_port, wait_for

ROUNDS = int(os.environ.get("INGLENOOK_KILLS", "200"))
PRESSERS = 6
LONGEST_START = 1.0  # seconds


class Relay:
    def __init__(self, workplace, bin_folder, name, **environment):
        self.workplace, self.name, self.port = workplace, name, free_port()
        self.folder = workplace.make_folder(name)
        self.command = [f"{bin_folder}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(self.port), "--data", self.folder]
        self.environment = workplace.environment(**environment)

    def start(self, **options):
        self.process = self.workplace.start(self.command, f"{self.name}.log", env=self.environment, **options)
        call = Caller(self.port)
        wait_for(lambda: call("GET", "/healthz")[0] == 200, f"{self.name} is there\n{self.workplace.logs()}", 20)
        call.close()
        return self

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.workplace.processes.remove(self.process)

    def stop(self):
        self.workplace.end(self.process)
        expect_equal(self.process.returncode, 0, f"how {self.name} ended")


class Guests:
    """Press once each, without a pause, and remember what was confirmed."""

    def __init__(self, business, port, count):
        self.business, self.port, self.stopped = business, port, threading.Event()
        self.lock, self.confirmed = threading.Lock(), []
        self.threads = [threading.Thread(target=self.press, args=(number % 2 == 0,)) for number in range(count)]
        for thread in self.threads:
            thread.start()

    def press(self, by_page):
        call = Caller(self.port, timeout=10)
        while not self.stopped.is_set():
            message = os.urandom(12)
            if by_page:
                status, page, event = self.business.press_face(call, message)
                saved = status == 200 and b"Saved" in page
            else:
                saved, event = self.business.press(call, message) == 200, self.business.event_id(message, UNSUBSCRIBE)
            if saved:
                with self.lock:
                    self.confirmed.append(event)
            elif status_is_down(call):
                time.sleep(0.002)
        call.close()

    def stop(self):
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        return self.confirmed


def status_is_down(call):
    return call.connection is None


def check_all_there(business, port, confirmed):
    found = business.fetch_all(Caller(port))
    expect_equal(len(found), len(set(found)), "different events among those that came")
    missing = set(confirmed) - set(found)
    expect(not missing, f"{len(missing)} of {len(confirmed)} confirmed presses are lost")


def kill_under_load(workplace, bin_folder, step):
    relay = Relay(workplace, bin_folder, "killed").start()
    business = Business(relay.port)
    confirmed, slowest, cut = [], 0.0, 0
    for _ in range(ROUNDS):
        guests = Guests(business, relay.port, PRESSERS)
        time.sleep(random.uniform(0.02, 0.25))
        relay.kill()
        confirmed += guests.stop()
        begin = time.monotonic()
        relay.start()
        slowest = max(slowest, time.monotonic() - begin)
        cut += 1
    check_all_there(business, relay.port, confirmed)
    expect(len(confirmed) > ROUNDS, f"only {len(confirmed)} presses were confirmed in {ROUNDS} rounds")
    relay.stop()
    step(f"killed {cut} times: {len(confirmed)} confirmed presses, all there, none twice; ready again within {slowest:.2f} s")
    expect(slowest < LONGEST_START, f"it took {slowest:.2f} s to be ready again")


def wait_for_the_disk(relay, disk, business, step):
    """"Saved" waits for the disk, and those who press at the same time wait together."""
    pause = 0.3
    disk.become(f"slow {int(pause * 1000)}")
    call = Caller(relay.port)
    begin = time.monotonic()
    status, page, _ = business.press_face(call, os.urandom(12))
    took = time.monotonic() - begin
    expect(status == 200 and b"Saved" in page, f"a press on a slow disk: {status}")
    expect(took >= pause, f"Saved after {took:.3f} s, before the disk had it")
    begin = time.monotonic()
    crowd = [threading.Thread(target=business.press, args=(Caller(relay.port), os.urandom(12))) for _ in range(40)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    together = time.monotonic() - begin
    disk.become("")
    expect(pause <= together < 10 * pause, f"40 presses at the same time took {together:.2f} s")
    step(f"on a disk that takes {pause} s: Saved after {took:.2f} s, 40 at the same time in {together:.2f} s")


def survive_moods(relay, disk, business, step):
    call = Caller(relay.port)
    for mood in ("full", "readonly", "broken"):
        confirmed = [business.event_id(message, UNSUBSCRIBE) for message in (os.urandom(12),)
                     if business.press(call, message) == 200]
        disk.become(mood)
        status, page, _ = business.press_face(call, os.urandom(12))
        expect_equal(status, 503, f"a press on a disk that is {mood}")
        expect(b"Not saved" in page and b"Trying again" in page, f"what the page says:\n{page!r}")
        expect_equal(call("GET", "/healthz")[0], 503, f"the health on a disk that is {mood}")
        expect_equal(business.fetch(call, "0")[0], 200, "fetching meanwhile")
        disk.become("")
        status, page, event = business.press_face(call, os.urandom(12))
        expect(status == 200 and b"Saved" in page, f"a press after the disk was {mood}: {status}")
        expect_equal(call("GET", "/healthz")[0], 200, f"the health after the disk was {mood}")
        check_all_there(business, relay.port, confirmed + [event])
    step("a full, a read-only and a broken disk: not saved, said so, and on again without help")


def fill_up(workplace, bin_folder, step):
    """The system itself refuses to let the files grow."""
    relay = Relay(workplace, bin_folder, "filled")
    # Otherwise the system would end the program for it.
    relay.start(preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
    business, call, confirmed = Business(relay.port), Caller(relay.port), []
    largest = max(os.path.getsize(os.path.join(relay.folder, name)) for name in os.listdir(relay.folder))
    resource.prlimit(relay.process.pid, resource.RLIMIT_FSIZE, (largest + 200_000, resource.RLIM_INFINITY))
    for _ in range(5000):
        message = os.urandom(12)
        status = business.press(call, message)
        if status != 200:
            break
        confirmed.append(business.event_id(message, UNSUBSCRIBE))
    expect_equal(status, 503, f"the status after {len(confirmed)} presses")
    expect(len(confirmed) > 10, f"only {len(confirmed)} presses fitted")
    resource.prlimit(relay.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    expect_equal(business.press(call, os.urandom(12)), 200, "a press after there is room again")
    relay.kill()
    relay.start()
    check_all_there(business, relay.port, confirmed)
    relay.stop()
    step(f"no room after {len(confirmed)} presses: not saved, and on again when there is room")


def journey(workplace, bin_folder, step):
    kill_under_load(workplace, bin_folder, step)
    folder = workplace.path("moody")
    disk = Disk(workplace, folder)
    relay = Relay(workplace, bin_folder, "moody", **disk.environment).start()
    business = Business(relay.port)
    wait_for_the_disk(relay, disk, business, step)
    survive_moods(relay, disk, business, step)
    relay.stop()
    fill_up(workplace, bin_folder, step)


if __name__ == "__main__":
    travel("durable", journey)
