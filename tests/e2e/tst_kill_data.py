"""kill -9 at many points of an import, an erasure, a backup and a restore: each has happened whole or not at all, and the
data open again. INGLENOOK_KILLS is the number of kills of each (50 at most)."""

import glob
import os
import shutil
import signal
import sqlite3
import subprocess
import time

from parts.commandline import CommandLine
from parts.journey import expect, expect_equal, travel

ROUNDS = min(50, int(os.environ.get("INGLENOOK_KILLS", "50")))
FEW, MANY = 400, 4000


def guests(first, count):
    rows = "".join(f"guest{number}@guests.test,Guest {number},Likes the corner table\n" for number in range(first, first + count))
    return "E-mail,Name,Note\n" + rows


class Act:
    """A command that is killed after ever longer times, each time on a fresh copy of the same data."""

    def __init__(self, workplace, cli, pristine, *arguments):
        self.workplace, self.cli, self.pristine = workplace, cli, pristine
        self.command = [cli.program, *map(str, arguments), "--data", cli.data, "--json"]

    def refresh(self):
        shutil.rmtree(self.cli.data, ignore_errors=True)
        shutil.copytree(self.pristine, self.cli.data)

    def start(self):
        return subprocess.Popen(self.command, env=self.cli.environment, cwd=self.workplace.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def measure(self):
        self.refresh()
        begin = time.monotonic()
        expect_equal(self.start().wait(120), 0, f"{self.command} without a kill")
        return time.monotonic() - begin

    def kill(self, check):
        """`check(is_done)` looks at the data after each kill. Says how many of the kills came before the end."""
        longest, early = self.measure(), 0
        for number in range(ROUNDS):
            self.refresh()
            process = self.start()
            try:
                process.wait(longest * (number + 0.5) / ROUNDS)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                early += 1
            check(process.wait() == 0)
        expect(early > ROUNDS // 3, f"most kills came too late: {early} of {ROUNDS}")
        return early


def count(cli):
    """As the program sees it, after whatever it has to put right."""
    return cli("contacts", "list")["count"]


def whole(path):
    """What is in a database that must be sound."""
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        expect_equal(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)], f"integrity of {path}")
        return {address for (address,) in database.execute("SELECT address FROM contacts")}
    finally:
        database.close()


def journey(workplace, bin_folder, step):
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file")
    cli("contacts", "import", workplace.write(guests(0, FEW), "few.csv"))
    few = shutil.copytree(cli.data, workplace.path("few"))
    database = os.path.join(cli.data, "inglenook.sqlite")

    def after_import(is_done):
        found = count(cli)
        expect(found in ((FEW + MANY,) if is_done else (FEW, FEW + MANY)), f"{found} contacts after a kill")
        expect_equal(len(whole(database)), found, "contacts in the file")

    act = Act(workplace, cli, few, "contacts", "import", workplace.write(guests(FEW, MANY), "many.csv"))
    step(f"an import was killed {act.kill(after_import)} times: all or nothing")

    def after_erasure(is_done):
        listed = count(cli)
        gone = "guest7@guests.test" not in whole(database)
        expect_equal(listed, FEW - 1 if gone else FEW, "contacts after an erasure was killed")
        expect(gone or not is_done, "an erasure that was done is not there")
        if gone:
            cli.refused("not_found", "contacts", "show", "guest7@guests.test")
        else:
            expect_equal(cli("contacts", "erase", "guest7@guests.test")["erased"], 1, "erased at the second try")

    act = Act(workplace, cli, few, "contacts", "erase", "guest7@guests.test")
    step(f"an erasure was killed {act.kill(after_erasure)} times: nobody is half erased")

    def after_backup(is_done):
        backups = glob.glob(os.path.join(cli.data, "backups", "inglenook-*"))
        expect(backups or not is_done, "a backup that was made is not there")
        for backup in backups:
            expect_equal(len(whole(backup)), FEW, "contacts in a backup")
        expect_equal(count(cli), FEW, "contacts after a backup was killed")

    act = Act(workplace, cli, few, "backup")
    step(f"a backup was killed {act.kill(after_backup)} times: what bears the name is whole")

    act.refresh()
    backup = shutil.copy(cli("backup")["file"], workplace.path("backup.sqlite"))
    cli("contacts", "import", workplace.path("many.csv"))
    many = shutil.copytree(cli.data, workplace.path("many"))

    def after_restore(is_done):
        found = count(cli)
        expect(found in ((FEW,) if is_done else (FEW, FEW + MANY)), f"{found} contacts after a restore was killed")
        if found == FEW:
            kept = os.path.join(cli.data, "inglenook.before-restore.sqlite")
            expect_equal(len(whole(kept)), FEW + MANY, "contacts in what was kept beside")

    act = Act(workplace, cli, many, "restore", backup)
    step(f"a restore was killed {act.kill(after_restore)} times: the old data or the restored ones, never a mixture")


if __name__ == "__main__":
    travel("killdata", journey)
