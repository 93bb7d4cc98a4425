"""Libraries that are loaded before a program's own and change what the system seems to do: a disk with moods, a clock that is
ahead."""

import os
import subprocess

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "preload")


def build(workplace, name):
    """The library made of preload/<name>.c."""
    library = workplace.path(f"{name}.so")
    if not os.path.exists(library):
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", library, os.path.join(FOLDER, f"{name}.c"), "-ldl"], check=True)
    return library


class Disk:
    """The disk of one folder, whose mood can change at any time."""

    def __init__(self, workplace, folder):
        self.path = workplace.path("disk.mood")
        self.environment = {"LD_PRELOAD": build(workplace, "disk"), "DISK_MOOD": self.path, "DISK_FOLDER": folder}

    def become(self, mood):
        """"slow <milliseconds>" of every sync, "full", "readonly", "broken", or "" for a good one."""
        with open(f"{self.path}.new", "w", encoding="ascii") as file:
            file.write(mood)
        os.replace(f"{self.path}.new", self.path)


def clock_ahead(workplace, seconds):
    """The environment of a program whose clock is ahead."""
    return {"LD_PRELOAD": build(workplace, "clock"), "CLOCK_AHEAD": str(int(seconds))}
