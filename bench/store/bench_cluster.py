"""What quorum commit costs: bench_store over one PostgreSQL server, and over a primary with two standbys of which one must
have each commit, all on this machine; beside SQLite in bench_store. Also how soon a reader at another relay hears of an event."""

import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "e2e"))

from parts.postgresql import Cluster  # noqa: E402
from parts.workplace import Workplace  # noqa: E402

BUILD = os.environ.get("INGLENOOK_BUILD", os.path.join(ROOT, "build", "dev"))
PROGRAM = os.environ.get("BENCH_STORE", os.path.join(BUILD, "bin", "bench_store"))


def measure(nodes, name):
    with Workplace("bench-cluster") as workplace:
        cluster = Cluster(workplace, nodes).start()
        subprocess.run([PROGRAM, "--name", name, "--postgresql", cluster.target], check=True)


if __name__ == "__main__":
    measure(1, "store_postgresql_alone")
    measure(3, "store_postgresql_quorum")
