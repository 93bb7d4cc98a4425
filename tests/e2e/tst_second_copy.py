"""Only one program at a time may have a data folder open: a second one says so, changes nothing and stops."""

import os
import signal
import subprocess

from parts.commandline import CommandLine
from parts.journey import expect, expect_equal, travel
from parts.workplace import wait_for


def holds(process, data):
    """Whether the lock of the data names this process. Asking with another copy could take the lock away from it."""
    lock = os.path.join(data, "inglenook.lock")
    if not os.path.exists(lock):
        return False
    with open(lock, encoding="utf-8") as file:
        return file.readline().strip() == str(process.pid)


def journey(workplace, bin_folder, step):
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file")
    cli("contacts", "import", workplace.write("E-mail\nanna@guests.test\n", "one.csv"))
    first = workplace.start([cli.program, "work", "--for", "600", "--data", cli.data, "--json"], "first.log",
                            stdout=subprocess.PIPE, env=cli.environment)
    wait_for(lambda: holds(first, cli.data), "the first copy has the data open")
    step("a first copy is at work")

    refused = cli.refused("in_use", "contacts", "import", workplace.write("E-mail\ntom@guests.test\n", "two.csv"))
    expect(refused["error"]["message"], "the second copy says nothing")
    cli.refused("in_use", "demo")
    other = CommandLine(workplace, bin_folder, workplace.path("other"), INGLENOOK_SECRETS_PASSWORD="a sealed file")
    expect_equal(other("contacts", "list")["count"], 0, "contacts in another folder, which is nobody's business")
    step("a second copy says so and stops")

    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    listed = cli("contacts", "list")
    expect_equal([contact["address"] for contact in listed["contacts"]], ["anna@guests.test"], "what the second copy changed")
    step("after a power cut the data open again, unchanged")

    last = workplace.start([cli.program, "work", "--for", "600", "--data", cli.data, "--json"], "last.log",
                           stdout=subprocess.PIPE, env=cli.environment)
    wait_for(lambda: holds(last, cli.data), "another copy has the data open")
    last.send_signal(signal.SIGTERM)
    last.wait(30)
    cli("contacts", "list")
    step("and after one that was asked to stop")


if __name__ == "__main__":
    travel("lock", journey)
