"""The relay beside nginx (one worker, the same page as a file, access log on), both under wrk on this machine in one run:
rounds are interleaved, figures are medians.

    bench_relay.py [PART...]    page, confirm, disk, slow, quorum, polls, replicas, forged; without words all of them

Confirmations are stored in memory (/dev/shm), so that they show what the relay costs and not what a disk does; `disk` has the
real one, held against its own syncs, and `slow` one whose syncs take 2 ms longer."""

import http.client
import os
import shutil
import statistics
import subprocess
import sys
import time

import polls as desktops
from rig import HERE, Caller, Failure, Nginx, Presses, Relay, register, wrk
from parts.postgresql import Cluster
from parts.workplace import Workplace

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "3"))
MEMORY = "/dev/shm"
BUSINESSES = 100
GUESTS = 60_000  # each may confirm five times


def tell(name, value, unit, reference, demand, most=False):
    """Demands are on the ratio; `most` ones are upper bounds."""
    ratio = value / reference
    well = ratio <= demand if most else ratio >= demand
    sign = "<=" if most else ">="
    print(f"RESULT {name} {value:.3g} {unit} {reference:.3g} {ratio:.3f} {sign}{demand:g} {'ok' if well else 'FAIL'}", flush=True)


def medians(contestants, rounds=ROUNDS):
    """Runs all of them in turn, round after round; the median of each."""
    figures = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, run in contestants.items():
            figures[name].append(run())
    return {name: statistics.median(found) for name, found in figures.items()}


def page_of(relay, path):
    """The page as everybody gets it whose views are not counted any more, and nginx's headers for it."""
    for _ in range(50):
        connection = http.client.HTTPConnection("127.0.0.1", relay.port)
        connection.request("GET", path)
        reply = connection.getresponse()
        page = reply.read()
        connection.close()
    return page, reply.getheaders()


def rate(port, path, connections, *headers):
    return lambda: wrk(port, path, connections, SECONDS, headers).rate


def page():
    with Workplace("bench-page", MEMORY) as workplace:
        relay = Relay(workplace, workplace.path("data")).start()
        path = register(relay, 1)[0].path(os.urandom(12), 0)
        nginx = Nginx(workplace, *page_of(relay, path))
        cases = [("32", 32, (), 0.95), ("256", 256, (), 0.95), ("new_connections", 32, ("Connection: close",), 0.85)]
        for name, connections, headers, demand in cases:
            found = medians({"relay": rate(relay.port, path, connections, *headers), "nginx": rate(nginx.port, "/a", connections, *headers)})
            tell(f"relay_page_{name}", found["relay"], "1/s", found["nginx"], demand)


def confirm():
    with Workplace("bench-confirm", MEMORY) as workplace:
        relay = Relay(workplace, workplace.path("data")).start()
        businesses = register(relay, BUSINESSES)
        nginx = Nginx(workplace, *page_of(relay, businesses[0].path(os.urandom(12), 0)))
        presses = Presses(workplace, relay, businesses, GUESTS)
        late = []

        def press(connections, headers):
            run = presses.run(relay, connections, SECONDS, headers)
            if connections == 256:
                late.append(run.p99)
            if presses.at > 4 * GUESTS:
                # A relay knows nothing of shares that were used up before it started.
                relay.stop()
                relay.start()
                presses.at = 0
            return run.rate

        for name, connections, headers, demand in (("32", 32, (), 0.40), ("256", 256, (), 0.65),
                                                   ("new_connections", 32, ("Connection: close",), 0.50)):
            found = medians({"relay": lambda: press(connections, headers), "nginx": rate(nginx.port, "/a", connections, *headers)})
            tell(f"relay_confirm_{name}", found["relay"], "1/s", found["nginx"], demand)
        tell("relay_confirm_256_p99", statistics.median(late), "ms", 20, 1, most=True)


def syncs(folder):
    """How often a second the disk of a folder takes a page for good."""
    file = os.open(f"{folder}/probe", os.O_RDWR | os.O_CREAT, 0o600)
    begin, count = time.monotonic(), 0
    while time.monotonic() - begin < 2:
        os.write(file, bytes(4096))
        os.fdatasync(file)
        count += 1
    os.close(file)
    return count / (time.monotonic() - begin)


def disk():
    with Workplace("bench-disk") as workplace:
        relay = Relay(workplace, workplace.make_folder("data", mode=0o700)).start()
        presses = Presses(workplace, relay, register(relay, 20), GUESTS)
        for connections, demand in ((1, 0.6), (32, 0.6)):
            found = medians({"relay": lambda: presses.run(relay, connections, SECONDS).rate,
                             "disk": lambda: connections * syncs(relay.folder)}, rounds=3)
            tell(f"relay_confirm_on_disk_{connections}", found["relay"], "1/s", found["disk"], demand)


def slow():
    with Workplace("bench-slow", MEMORY) as workplace:
        library = workplace.path("slowsync.so")
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", library, f"{HERE}/slowsync.c", "-ldl"], check=True)
        relay = Relay(workplace, workplace.path("data")).start(LD_PRELOAD=library, SLOW_SYNC_US="2000")
        presses = Presses(workplace, relay, register(relay, 20), GUESTS)
        found = medians({connections: lambda connections=connections: presses.run(relay, connections, SECONDS).rate for connections in (1, 256)})
        tell("relay_slow_sync_256_to_1", found[256], "1/s", found[1], 60)


def quorum():
    with Workplace("bench-quorum", MEMORY) as workplace:
        cluster = Cluster(workplace).start()
        relay = Relay(workplace, workplace.path("data"), "--postgresql", cluster.target).start()
        businesses = register(relay, BUSINESSES)
        nginx = Nginx(workplace, *page_of(relay, businesses[0].path(os.urandom(12), 0)))
        presses = Presses(workplace, relay, businesses, GUESTS)
        for connections, demand in ((32, 0.15), (256, 0.25)):
            found = medians({"relay": lambda: presses.run(relay, connections, SECONDS).rate, "nginx": rate(nginx.port, "/a", connections)})
            tell(f"relay_quorum_{connections}", found["relay"], "1/s", found["nginx"], demand)


def polls():
    with Workplace("bench-polls", MEMORY) as workplace:
        relay = Relay(workplace, workplace.path("data")).start()
        cost, median, late = desktops.measure(relay, relay, 9_999)
        tell("relay_idle_poll", cost / 1024, "KiB", 6, 1, most=True)
        tell("relay_wake_p50", median, "ms", 2, 1, most=True)
        tell("relay_wake_p99", late, "ms", 10, 1, most=True)


def replicas():
    """The press is at one relay and the desktops at another, over PostgreSQL with a quorum of three."""
    with Workplace("bench-replicas", MEMORY) as workplace:
        cluster = Cluster(workplace).start()
        first = Relay(workplace, workplace.make_folder("data", mode=0o700), "--postgresql", cluster.target).start()
        os.makedirs(workplace.path("other"), mode=0o700)
        shutil.copy(workplace.path("data", "master.key"), workplace.path("other"))
        other = Relay(workplace, workplace.path("other"), "--postgresql", cluster.target).start()
        _, median, late = desktops.measure(other, first, 3_000)
        tell("relay_replica_wake_p50", median, "ms", 4, 1, most=True)
        tell("relay_replica_wake_p99", late, "ms", 20, 1, most=True)


def forged():
    """From a good link one letter of the signature is changed; addresses differ, as those of many attackers would."""
    with Workplace("bench-forged", MEMORY) as workplace:
        relay = Relay(workplace, workplace.path("data")).start()
        good = register(relay, 1)[0].path(os.urandom(12), 0)
        bad = good[:-1] + ("0" if good[-1] != "0" else "1")
        call, times = Caller(relay.port), {good: [], bad: []}
        for number in range(6000):
            for path in (good, bad):
                sender = {"X-Forwarded-For": f"203.{number >> 12 & 15}.{number >> 6 & 63}.{number & 63}"}
                begin = time.perf_counter()
                status = call("GET", path, None, sender)[0]
                times[path].append(time.perf_counter() - begin)
                if status != (200 if path == good else 404):
                    raise Failure(f"answered with {status}")
        usual = [statistics.median(times[path][500:]) * 1e6 for path in (bad, good)]
        tell("relay_forged_token", usual[0], "us", usual[1], 1.10, most=True)


PARTS = {part.__name__: part for part in (page, confirm, disk, slow, quorum, polls, replicas, forged)}


if __name__ == "__main__":
    for chosen in sys.argv[1:] or PARTS:
        PARTS[chosen]()
