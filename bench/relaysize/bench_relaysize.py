"""How much memory the relay takes, idle and with a million events in 100,000 mailboxes after presses for 12,000 of
them; and how soon it answers again after a kill -9 under presses."""

import hashlib
import hmac
import os
import random
import subprocess
import sys
import threading
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "e2e"))

from parts.clicks import Business, Caller  # noqa: E402
from parts.workplace import Workplace, free_port  # noqa: E402

BIN = os.path.join(os.environ.get("INGLENOOK_BUILD", os.path.join(ROOT, "build", "dev")), "bin")
IDLE, FULL, READY = 16.0, 80.0, 1000.0  # MB, MB, ms
PRESSED = 12_000  # more than the relay keeps ready


def tell(name, value, unit, most):
    print(f"RESULT {name} {value:.1f} {unit} {most:g} {value / most:.2f} <={most:g} {'ok' if value <= most else 'FAIL'}", flush=True)


class Relay:
    def __init__(self, workplace, folder):
        self.workplace, self.port = workplace, free_port()
        self.command = [f"{BIN}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(self.port), "--data", folder]

    def start(self):
        self.process = self.workplace.start(self.command, "relay.log", env=self.workplace.environment())
        begin = time.monotonic()
        while Caller(self.port, 5)("GET", "/healthz")[0] != 200:
            time.sleep(0.002)
        return (time.monotonic() - begin) * 1000

    def resident(self):
        """MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) / 1024
        return float("nan")


class Filled(Business):
    """One of the mailboxes that bench_store --fill has made; its key follows from the relay's."""

    def __init__(self, master, number):
        self.mailbox, self.epoch = f"0000{number:08x}", 0
        salt = hmac.new(b"inglenook relay mailbox key 1", master, hashlib.sha256).digest()
        self.key = hmac.new(salt, bytes.fromhex(self.mailbox) + b"\x01", hashlib.sha256).digest()


def press(port, businesses):
    call = Caller(port)
    return sum(business.press(call, os.urandom(12)) == 200 for business in businesses)


def main():
    with Workplace("bench-size") as workplace:
        idle = Relay(workplace, workplace.path("idle"))
        idle.start()
        time.sleep(1)
        tell("relay_resident_idle", idle.resident(), "MB", IDLE)
        workplace.end(idle.process)

        folder = workplace.path("full")
        subprocess.run([f"{BIN}/bench_store", "--fill", folder], check=True)
        # The keys of a relay whose store already has mailboxes come from a backup: here from another relay.
        os.rename(workplace.path("idle", "master.key"), f"{folder}/master.key")
        with open(f"{folder}/master.key", encoding="ascii") as file:
            master = bytes.fromhex(file.read().split()[1])
        relay = Relay(workplace, folder)
        relay.start()
        chosen = [Filled(master, number) for number in random.sample(range(100_000), PRESSED)]
        stored = [0, 0, 0, 0]

        def presses(part):
            stored[part] = press(relay.port, chosen[part::4])

        threads = [threading.Thread(target=presses, args=(part,)) for part in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tell("relay_resident_million_events", relay.resident(), "MB", FULL)
        print(f"   {sum(stored)} of {PRESSED} presses stored", flush=True)

        times = []
        for _ in range(5):
            threads = [threading.Thread(target=presses, args=(part,)) for part in range(4)]
            for thread in threads:
                thread.start()
            time.sleep(1)
            relay.process.kill()
            relay.process.wait()
            for thread in threads:
                thread.join()
            times.append(relay.start())
        tell("relay_ready_after_kill", sorted(times)[2], "ms", READY)
        return sum(stored) > 0


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
