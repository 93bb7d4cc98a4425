"""A clean Debian of its own folder. The base is made once and kept in build/, each journey gets a copy."""

import os
import shutil
import subprocess
import sys

from .workplace import Failure

SUITE = "bookworm"


def become_real_root():
    """Making a Debian needs devices: root of a user name space is not enough."""
    if os.geteuid() != 0:
        os.execvp("sudo", ["sudo", "-n", "--preserve-env=PATH,CI,LC_ALL,TZ", sys.executable, "-B", *sys.argv])


def mirror():
    """Where this machine gets Debian from."""
    known = subprocess.run(["apt-get", "indextargets", "--format", "$(ORIGIN) $(CODENAME) $(REPO_URI)", "Created-By: Packages"],
                           capture_output=True, text=True)
    for line in known.stdout.splitlines():
        words = line.split()
        if len(words) == 3 and words[:2] == ["Debian", SUITE]:
            return words[2]
    return "http://deb.debian.org/debian"


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, **options)
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)} ended with {done.returncode}\n{(done.stdout + done.stderr)[-3000:]}")
    return done.stdout.strip()


class Debian:
    def __init__(self, workplace, build_folder):
        self.workplace = workplace
        self.base = os.path.join(build_folder, f"debian-{SUITE}")
        self.root = workplace.path("debian")

    def copy_base(self, packages):
        """A copy of the base, in which these packages are installed besides what every Debian has."""
        if not os.path.exists(f"{self.base}/made"):
            shutil.rmtree(self.base, ignore_errors=True)
            run("debootstrap", "--variant=minbase", SUITE, self.base, mirror())
            open(f"{self.base}/made", "w", encoding="utf-8").close()
        missing = [name for name in packages if not os.path.exists(f"{self.base}/usr/share/doc/{name}")]
        if missing:
            self.inside("apt-get", "-qq", "update", root=self.base)
            self.inside("apt-get", "-qq", "install", "-y", "--no-install-recommends", *missing, root=self.base)
            self.inside("apt-get", "clean", root=self.base)
        run("cp", "-a", "--reflink=auto", self.base, self.root)
        return self

    def inside(self, *command, root=None):
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        return run("chroot", root or self.root, *command, env=environment)

    def install(self, package):
        shutil.copy(package, f"{self.root}/tmp/")
        name = os.path.basename(package)
        return self.inside("apt-get", "-q", "install", "-y", "--no-install-recommends", f"/tmp/{name}")

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def has(self, *parts):
        return os.path.lexists(self.path(*parts))

    def mode(self, *parts):
        """(permissions, owner's name) as the system inside sees them."""
        said = self.inside("stat", "-c", "%a %U", "/" + "/".join(parts))
        return tuple(said.split())
