"""Forged links at a running relay: none is accepted, and the relay writes nothing for them.

tst_guestroutes sends far more of them past the sockets; --forged N sends as many as one likes through them."""

import os
import threading

from parts.clicks import ALPHABET, GOLD, Business, Caller
from parts.journey import expect, expect_equal, travel
from parts.workplace import free_port, wait_for

SENDERS = 4


def written(process):
    """Bytes that the process has sent on towards a disk."""
    with open(f"/proc/{process.pid}/io", encoding="ascii") as file:
        return {name: int(value) for name, value in (line.split(": ") for line in file)}["write_bytes"]


def contents(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def forge(business, number):
    """A good link with one letter changed, or a signature drawn by lot."""
    path = business.path(os.urandom(12), GOLD)
    if number % 2:
        return path[:-26] + "".join(ALPHABET[byte & 31] for byte in os.urandom(26))
    place = len("/a/") + 12 + number // 2 % 52
    return path[:place] + ("1" if path[place] == "0" else "0") + path[place + 1:]


def send(business, port, numbers, statuses):
    call = Caller(port)
    for number in numbers:
        status, _ = call("GET", forge(business, number), None, {"X-Forwarded-For": f"198.51.{number >> 8 & 255}.{number & 255}"})
        statuses.append(status)


def journey(workplace, bin_folder, step, forged):
    folder, port = workplace.path("relay"), free_port()
    process = workplace.start([f"{bin_folder}/inglenook-relay", "--listen", "127.0.0.1", "--port", str(port), "--data", folder],
                              "relay.log", env=workplace.environment())
    workplace.wait_for_port(port, process, "the relay")
    business, call = Business(port), Caller(port)
    expect_equal(call("GET", business.path(os.urandom(12), GOLD))[0], 200, "a good link")
    # The view of the good link is written by itself, soon.
    wait_for(lambda: business.fetch(call, "0")[1], "the view is stored")
    before, bytes_before = contents(folder), written(process)

    found = [[] for _ in range(SENDERS)]
    threads = [threading.Thread(target=send, args=(business, port, range(part, forged, SENDERS), found[part])) for part in range(SENDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = [status for some in found for status in some]
    expect_equal(len(statuses), forged, "answers")
    expect(set(statuses) <= {404, 429}, f"answers were {sorted(set(statuses))}")
    expect_equal(contents(folder), before, "the files of the relay")
    expect_equal(written(process), bytes_before, "bytes written to the disk")
    expect_equal(len(business.fetch_all(call)), 1, "events")
    expect_equal(call("GET", business.path(os.urandom(12), GOLD))[0], 200, "a good link, afterwards")
    wait_for(lambda: contents(folder) != before, "a good link is written down: the check can see it", 20)
    step(f"{forged:,} forged links: none accepted, nothing written")


if __name__ == "__main__":
    travel("forgery", journey, forged=10_000)
