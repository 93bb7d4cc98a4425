"""PostgreSQL of the test's own: one server, or a primary with standbys of which one must have each commit."""

import glob
import os
import pwd
import signal
import subprocess

from .workplace import Failure, free_port, wait_for

# Small, and quick to notice that a server has gone.
SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
shared_buffers = 32MB
max_connections = 60
wal_keep_size = 256MB
wal_receiver_timeout = 5s
wal_retrieve_retry_interval = 200ms
synchronous_commit = on
synchronous_standby_names = '{standbys}'
primary_conninfo = 'host={hosts} port={ports} user=relay target_session_attrs=read-write application_name={name} connect_timeout=2'
"""


def program(name):
    """Debian keeps the server's programs out of the path."""
    found = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    if not found:
        raise Failure(f"{name} is not installed")
    return found[-1]


def unprivileged():
    """What Popen needs to run a program as somebody who is not root, as PostgreSQL insists."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


class Server:
    def __init__(self, cluster, name):
        self.cluster, self.name, self.port = cluster, name, free_port()
        self.folder = cluster.workplace.make_folder(name, mode=0o700)
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        self.data = f"{self.folder}/data"
        self.process = None

    def run(self, *command):
        done = subprocess.run([program(command[0]), *command[1:]], capture_output=True, text=True, cwd=self.folder,
                              env=self.cluster.workplace.environment(), **unprivileged())
        if done.returncode != 0:
            raise Failure(f"{self.name}: {' '.join(command)} failed\n{done.stdout}{done.stderr}")
        return done.stdout.strip()

    def sql(self, statement):
        return self.run("psql", "-h", self.folder, "-p", str(self.port), "-U", "relay", "-d", "postgres", "-XAtqc", statement)

    def configure(self):
        with open(f"{self.data}/postgresql.conf", "a", encoding="utf-8") as file:
            file.write(SETTINGS.format(**self.cluster.known(), port=self.port, folder=self.folder, name=self.name))

    def start(self):
        self.process = self.cluster.workplace.start([program("postgres"), "-D", self.data], f"{self.name}.log",
                                                    env=self.cluster.workplace.environment(), **unprivileged())

        def answers():
            if self.process.poll() is not None:
                raise Failure(f"{self.name} ended\n{self.cluster.workplace.logs()}")
            try:
                return self.sql("SELECT 1") == "1"
            except Failure:
                return False

        wait_for(answers, f"{self.name} answers")

    def begin(self):
        self.run("initdb", "-A", "trust", "-U", "relay", "-D", self.data)
        self.configure()
        self.start()

    def follow(self, primary):
        self.run("pg_basebackup", "-h", primary.folder, "-p", str(primary.port), "-U", "relay", "-D", self.data, "-c", "fast")
        open(f"{self.data}/standby.signal", "w", encoding="utf-8").close()
        self.configure()
        self.start()

    def kill(self):
        """All of its processes at once, as a power cut would."""
        tasks = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(tasks, encoding="ascii") as file:
            children = [int(child) for child in file.read().split()]
        for process in (self.process.pid, *children):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()

    def received(self):
        """How much of the primary's log has safely arrived, as a number."""
        return int(self.sql("SELECT pg_wal_lsn_diff(coalesce(pg_last_wal_receive_lsn(), '0/0'), '0/0')"))


class Cluster:
    def __init__(self, workplace, nodes=3):
        self.workplace = workplace
        self.servers = [Server(self, f"node{number + 1}") for number in range(nodes)]

    def known(self):
        names = ", ".join(server.name for server in self.servers)
        return {"standbys": f"ANY 1 ({names})" if len(self.servers) > 1 else "",
                "hosts": ",".join("127.0.0.1" for _ in self.servers),
                "ports": ",".join(str(server.port) for server in self.servers)}

    def start(self):
        primary, *standbys = self.servers
        primary.begin()
        for standby in standbys:
            standby.follow(primary)
        if standbys:
            wait_for(lambda: primary.sql("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'quorum'")
                     == str(len(standbys)), "the standbys follow")
        self.workplace.closers.append(self.stop)
        return self

    def stop(self):
        for server in self.servers:
            if server.process and server.process.poll() is None:
                server.process.send_signal(signal.SIGQUIT)
                server.process.wait()

    @property
    def target(self):
        """How a relay connects: to whichever of them takes changes."""
        known = self.known()
        return f"host={known['hosts']} port={known['ports']} user=relay dbname=postgres"

    def promote_newest(self, standbys):
        """The standby that has received the most takes over: with one of two it has every confirmed commit."""
        chosen = max(standbys, key=lambda server: server.received())
        chosen.sql("SELECT pg_promote()")
        return chosen
