"""The relay's Debian package in a clean Debian: installed, set up as the guide says, started as its unit starts it, used,
upgraded, removed, installed again and purged. What guests have answered stays until the purge."""

import configparser
import os
import re
import subprocess

from parts.clicks import Business, Caller
from parts.debian import Debian, become_real_root, run
from parts.journey import expect, expect_equal, travel
from parts.workplace import free_port, wait_for

PACKAGING = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "packaging", "relay")
UNIT = os.path.join(PACKAGING, "inglenook-relay.service")
PUBLIC_URL = "https://clicks.example.com"
MOST_EXPOSED = 1.5


def check_unit():
    said = run("systemd-analyze", "security", "--offline=true", "--no-pager", UNIT)
    exposure = float(re.search(r"Overall exposure level .*?: ([0-9.]+)", said).group(1))
    expect(exposure <= MOST_EXPOSED, f"the unit's exposure is {exposure}")
    return exposure


def check_manual():
    done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", os.path.join(PACKAGING, "inglenook-relay.1")],
                          capture_output=True, text=True)
    expect_equal((done.returncode, done.stderr), (0, ""), "what man says of the manual")


def build(workplace, bin_folder, version):
    return run(os.path.join(PACKAGING, "build-deb"), "--binary", f"{bin_folder}/inglenook-relay", "--version", version,
               workplace.make_folder("packages"))


def needed(package):
    """Names of the packages it depends on."""
    depends = run("dpkg-deb", "--field", package, "Depends")
    return [word.split()[0].split(":")[0] for word in depends.split(",")]


def start(workplace, debian, port):
    """As the unit says: its program, as its user."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(debian.path("lib/systemd/system/inglenook-relay.service"))
    service = unit["Service"]
    process = workplace.start(["chroot", f"--userspec={service['User']}:{service['Group']}", debian.root, *service["ExecStart"].split()],
                              "relay.log", env={"PATH": "/usr/bin:/usr/sbin"})
    workplace.wait_for_port(port, process, "the relay")
    return process


def end(workplace, process):
    workplace.end(process)
    expect_equal(process.returncode, 0, "how the relay ended")


def set_up(debian, port):
    """What the guide has a host do."""
    path = debian.path("etc/inglenook-relay.conf")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    changed = text.replace("#public-url = https://clicks.example.com", f"public-url = {PUBLIC_URL}")
    changed = changed.replace("port = 8080", f"port = {port}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed)
    expect("add-code" in debian.inside("inglenook-relay", "init"), "init does not say what comes next")
    return changed


def journey(workplace, bin_folder, step):
    exposure = check_unit()
    check_manual()
    old, new = build(workplace, bin_folder, "0.0.9"), build(workplace, bin_folder, "0.1.0")
    debian = Debian(workplace, os.path.dirname(os.path.dirname(bin_folder))).copy_base(needed(old))
    step(f"the unit's exposure is {exposure}; packages built; a clean Debian is there")

    expect("Next:" in debian.install(old), "the package does not say what comes next")
    expect_equal(debian.mode("var/lib/inglenook-relay"), ("700", "inglenook-relay"), "the data folder")
    expect_equal(debian.mode("etc/inglenook-relay.conf"), ("640", "root"), "the settings")
    port = free_port()
    settings = set_up(debian, port)
    code = debian.inside("inglenook-relay", "add-code", "The Old Oak")
    for name in ("master.key", "relay.sqlite", "registration.codes"):
        expect_equal(debian.mode("var/lib/inglenook-relay", name), ("600", "inglenook-relay"), name)
    process = start(workplace, debian, port)
    call = Caller(port)
    wrong, _ = call("POST", "/v1/mailboxes", '{"code": "guessed"}', {"Content-Type": "application/json"})
    expect_equal(wrong, 403, "registering with a guessed code")
    business = Business(port, code)
    expect_equal(business.press(call, os.urandom(12)), 200, "a press")
    report = debian.inside("inglenook-relay", "check")
    expect("WRONG" not in report and "a relay answers" in report, f"what check says\n{report}")
    expect("mailboxes: 1\nevents waiting: 1" in debian.inside("inglenook-relay", "stats"), "what stats says")
    step("installed, set up and started; a business has registered, a guest has pressed")

    debian.inside("mkdir", "-p", "/backups")
    copy = debian.inside("inglenook-relay", "backup", "/backups")
    expect_equal(business.press(call, os.urandom(12)), 200, "a press after the backup")
    _, ids, cursor = business.fetch(call, "0")
    expect_equal(len(ids), 2, "events before the upgrade")
    end(workplace, process)
    debian.install(new)
    with open(debian.path("etc/inglenook-relay.conf"), encoding="utf-8") as file:
        expect_equal(file.read(), settings, "the settings after the upgrade")
    expect("0.1.0" in debian.inside("dpkg-query", "-W", "-f", "${Version}", "inglenook-relay"), "it is not upgraded")
    process = start(workplace, debian, port)
    expect_equal(business.fetch(Caller(port), "0")[1], ids, "events after the upgrade")
    end(workplace, process)
    step("upgraded: settings and events are as they were")

    debian.inside("sh", "-c", f"cp -p {copy}/* /var/lib/inglenook-relay/ && rm -f /var/lib/inglenook-relay/relay.sqlite-*")
    debian.inside("sh", "-c", "chown inglenook-relay: /var/lib/inglenook-relay/*")
    process = start(workplace, debian, port)
    expect_equal(business.press(Caller(port), os.urandom(12)), 200, "a press after the backup was put back")
    expect_equal(len(business.fetch(Caller(port), cursor)[1]), 1, "what a desktop gets that had fetched more than the backup has")
    end(workplace, process)
    step("a backup put back: the old links work, and no desktop skips what comes")

    debian.inside("inglenook-relay", "new-epoch")
    process = start(workplace, debian, port)
    call = Caller(port)
    expect_equal(business.press(call, os.urandom(12)), 200, "a press of a link from before the new epoch")
    newcomer = Business(port, code)
    expect_equal((business.epoch, newcomer.epoch), (0, 1), "the epochs")
    expect_equal(newcomer.press(call, os.urandom(12)), 200, "a press of a link of the new epoch")
    debian.inside("inglenook-relay", "deny", PUBLIC_URL + newcomer.press_path(os.urandom(12)), "complaints")
    wait_for(lambda: newcomer.press(call, os.urandom(12)) == 404, "a business is closed out", 2)
    expect_equal(business.press(call, os.urandom(12)), 200, "a press at another")
    for name in ("master.key", "denied.mailboxes"):
        expect_equal(debian.mode("var/lib/inglenook-relay", name), ("600", "inglenook-relay"), name)
    end(workplace, process)
    step("a new epoch beside the old one; a business closed out")

    debian.inside("apt-get", "-q", "remove", "-y", "inglenook-relay")
    expect(not debian.has("usr/bin/inglenook-relay") and not debian.has("lib/systemd/system/inglenook-relay.service"), "it is still there")
    expect(debian.has("var/lib/inglenook-relay/master.key") and debian.has("etc/inglenook-relay.conf"), "removing took the data")
    debian.install(new)
    process = start(workplace, debian, port)
    expect_equal(business.press(Caller(port), os.urandom(12)), 200, "a press after it was installed again")
    end(workplace, process)
    debian.inside("apt-get", "-q", "purge", "-y", "inglenook-relay")
    left = debian.inside("sh", "-c", "find /etc /usr /var /lib -name '*inglenook*' ! -path '/var/cache/*' ! -path '/var/log/*'")
    expect_equal(left, "", "what the purge has left")
    expect("inglenook" not in debian.inside("cat", "/etc/passwd"), "the user is left")
    step("removed without loss, installed again, purged without a trace")


if __name__ == "__main__":
    become_real_root()
    travel("package", journey)
