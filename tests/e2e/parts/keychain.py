"""A private session bus with a real Secret Service on it: gnome-keyring-daemon, unlocked with a password of the test."""

import os
import subprocess

from .workplace import Failure, wait_for


# A bus that starts nothing by itself: the one keychain on it is ours, and ends with the journey.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Keychain:
    """Start it, then give `environment()` to what shall reach it."""

    def __init__(self, workplace):
        self.workplace = workplace
        self.home = workplace.make_folder("keychain-home", mode=0o700)

    def start(self):
        configuration = self.workplace.write(BUS.format(folder=self.workplace.folder), "bus.conf")
        self.bus = self.workplace.start(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"], "bus.log",
                                        stdout=subprocess.PIPE, env=self.own_environment())
        self.address = self.bus.stdout.readline().decode().strip()
        if not self.address:
            raise Failure(f"there is no session bus\n{self.workplace.logs()}")
        daemon = self.workplace.start(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], "keychain.log",
                                      stdin=subprocess.PIPE, env=self.own_environment(**self.environment()))
        daemon.stdin.write(b"the keychain's own password")
        daemon.stdin.close()
        wait_for(self.is_unlocked, "the keychain is open")
        return self

    def own_environment(self, **extra):
        return self.workplace.environment(**{"HOME": self.home, "XDG_DATA_HOME": f"{self.home}/data", **extra})

    def environment(self):
        """What a program needs to reach this keychain; the desktop's name tells QtKeychain that it is the Secret Service's."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address, "XDG_CURRENT_DESKTOP": "GNOME"}

    def is_unlocked(self):
        try:
            self.tool("store", "--label=probe", "purpose", "probe", standard_input="probe")
            return self.tool("lookup", "purpose", "probe") == "probe"
        except subprocess.SubprocessError:
            return False

    def tool(self, *arguments, standard_input=""):
        done = subprocess.run(["secret-tool", *arguments], input=standard_input, capture_output=True, text=True, check=True,
                              timeout=10, env=self.own_environment(**self.environment()))
        return done.stdout

    def files(self):
        """Everything the keychain wrote, to see that its own files do not show a secret."""
        for folder, _, names in os.walk(self.home):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    yield name, file.read()
