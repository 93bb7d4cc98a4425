"""Builds the relay as one static binary with SQLite alone and looks that it is small, needs no library, starts, and says plainly
what it was built without."""

import os
import subprocess
import sys

MOST = 8_000_000  # bytes
BUILD = os.path.join("build", "static")


def demand(fact, what):
    if not fact:
        sys.exit(f"static_relaysize: {what}")


def said(*command):
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    return ran.returncode, ran.stdout + ran.stderr


def main(root):
    os.chdir(root)
    subprocess.run(["cmake", "-S", ".", "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DINGLENOOK_DESKTOP=OFF",
                    "-DINGLENOOK_RELAY_STATIC=ON", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "--target", "inglenook-relay"], check=True, stdout=subprocess.DEVNULL)
    program = os.path.join(BUILD, "bin", "inglenook-relay")
    size = os.path.getsize(program)
    demand(size <= MOST, f"{size:,} bytes are more than {MOST:,}")
    _, needed = said("readelf", "--dynamic", program)
    demand("NEEDED" not in needed, f"it needs libraries\n{needed}")
    status, text = said(program, "--config", "/dev/null", "--version")
    demand(status == 0 and text.startswith("inglenook-relay "), f"--version ended with {status}: {text}")
    folder = os.path.join(BUILD, "data")
    for option, word in ((("--tls-certificate", "a.pem", "--tls-key", "b.pem"), "without TLS"), (("--postgresql", "host=a"), "without PostgreSQL")):
        status, text = said(program, "--config", "/dev/null", "--data", folder, "--port", "0", *option)
        demand(status == 1 and word in text, f"with {option[0]} it ended with {status}: {text}")
    print(f"static_relaysize: {size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
