"""A temporary folder, free ports, and processes that are ended by their own numbers."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


class Failure(AssertionError):
    """The journey went wrong; the message says where."""


def become_root():
    """Postfix and Dovecot insist on being root; an ordinary user is root inside a name space of his own."""
    if os.geteuid() != 0:
        os.execvp("unshare", ["unshare", "--user", "--map-root-user", "--map-auto", sys.executable, "-B", *sys.argv])


def wait_for(fact, what, seconds=60.0):
    """Waits until `fact()` is true (then returns it) and fails by saying what did not happen."""
    end = time.monotonic() + seconds
    while True:
        found = fact()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"not within {seconds:g} s: {what}")
        time.sleep(0.02)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def is_open(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Workplace:
    """Owns a folder and every process that was started in it; leaves nothing behind, unless the journey failed."""

    def __init__(self, name, under="/tmp"):
        # A short path: names of sockets have at most 107 bytes.
        self.folder = tempfile.mkdtemp(prefix=f"ingl-{name}-", dir=under)
        os.chmod(self.folder, 0o755)
        self.processes = []
        self.closers = []

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def make_folder(self, *parts, mode=0o755):
        path = self.path(*parts)
        os.makedirs(path, exist_ok=True)
        os.chmod(path, mode)
        return path

    def write(self, text, *parts, mode=0o644):
        path = self.path(*parts)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, mode)
        return path

    def environment(self, **extra):
        """What a program of the journey sees: nothing of the home, session or keychain of whoever runs the test."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ", "ASAN_OPTIONS") if name in os.environ}
        home = self.make_folder("home")
        return {**kept, "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config",
                "XDG_CACHE_HOME": home + "/cache", "XDG_RUNTIME_DIR": self.make_folder("runtime", mode=0o700),
                "QT_QPA_PLATFORM": "offscreen", **extra}

    def start(self, command, log, **options):
        """Starts a process in a group of its own, its output in the file `log`."""
        with open(self.path(log), "ab") as output:
            process = subprocess.Popen(command, stdin=options.pop("stdin", subprocess.DEVNULL), stdout=options.pop("stdout", output),
                                       stderr=output, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def wait_for_port(self, port, process, what):
        def there():
            if process.poll() is not None:
                raise Failure(f"{what} ended with {process.returncode}\n{self.logs()}")
            return is_open(port)

        wait_for(there, f"{what} listens on {port}\n{self.logs()}")

    def end(self, process, seconds=10):
        """Ends one process and its children: asks first."""
        for request in (signal.SIGTERM, signal.SIGKILL):
            if process.poll() is None:
                try:
                    os.killpg(process.pid, request)
                    process.wait(seconds)
                except (ProcessLookupError, subprocess.TimeoutExpired):
                    continue
        if process in self.processes:
            self.processes.remove(process)

    def logs(self, lines=25):
        """The ends of all log files, to be printed when something failed."""
        parts = []
        for folder, _, names in os.walk(self.folder):
            for name in sorted(names):
                if name.endswith(".log"):
                    with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
                        parts.append(f"--- {name}\n" + "".join(file.readlines()[-lines:]))
        return "\n".join(parts)

    def close(self, failed):
        for closer in reversed(self.closers):
            closer()
        for process in reversed(list(self.processes)):
            self.end(process)
        if failed:
            print(self.logs(60), file=sys.stderr)
            print(f"kept for a look: {self.folder}", file=sys.stderr)
        if not failed or os.environ.get("CI"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.close(kind is not None)
        return False
