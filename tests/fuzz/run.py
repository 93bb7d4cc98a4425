#!/usr/bin/env python3
"""Builds every fuzz target and lets each look for inputs that break it, from the stored corpus on.

    tests/fuzz/run.py [--seconds N] [--open-seconds N] [--keep] [NAME...]

--open-seconds is for the targets that anybody on the Internet can reach at a relay. --keep adds inputs that reach new code to the corpus (the smallest set of them). A crash prints the input's path and its
bytes in base64; put such an input into the corpus together with the repair."""

import argparse
import base64
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "fuzz" / "corpus"
BUILD = ROOT / "build" / "fuzz"
LONGEST_INPUT = 16384
MOST_STORED = 60  # inputs of a target, the smallest ones
LONGEST_STEP = 25  # seconds for one input
# Not fuzz_http: it connects thousands of times a second. Alone it holds for 470,000 connections; beside another target a
# connect has failed once, after 130,000.
OPEN = {"fuzz_clickevent", "fuzz_form", "fuzz_guest", "fuzz_json", "fuzz_nonce", "fuzz_page", "fuzz_relaywire", "fuzz_sealed",
        "fuzz_token"}


def build(names):
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        for command in (["cmake", "--preset", "fuzz"],
                        ["cmake", "--build", str(BUILD), "--parallel", str(os.cpu_count()), "--target", *(names or ["fuzzers"])]):
            if subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT).returncode != 0:
                log.seek(0)
                sys.exit(f"{' '.join(command)} failed:\n{log.read()[-8000:]}")


def run(name, seconds, keep):
    """(name, whether it held, what it said)"""
    stored = CORPUS / name.removeprefix("fuzz_")
    stored.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="inglenook-fuzz-") as folder:
        found, crashes = pathlib.Path(folder, "found"), pathlib.Path(folder, "crashes")
        found.mkdir()
        crashes.mkdir()
        program = str(BUILD / "bin" / name)
        command = [program, f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}", f"-timeout={LONGEST_STEP}",
                   "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1", f"-artifact_prefix={crashes}/", str(found), str(stored)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "*=false", "LC_ALL": "C.UTF-8",
                       "UBSAN_OPTIONS": "print_stacktrace=1"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", timeout=seconds + 300)
        said = done.stderr[-6000:]
        for crash in sorted(crashes.iterdir()):
            content = crash.read_bytes()
            said += f"\n{crash.name}: {len(content)} bytes: {base64.b64encode(content[:3000]).decode()}\n"
        if done.returncode == 0 and keep:
            small = pathlib.Path(folder, "small")
            small.mkdir()
            subprocess.run([program, "-merge=1", f"-max_len={LONGEST_INPUT}", str(small), str(stored), str(found)], env=environment,
                           check=True, capture_output=True)
            shutil.rmtree(stored)
            stored.mkdir()
            for path in sorted(small.iterdir(), key=lambda path: path.stat().st_size)[:MOST_STORED]:
                shutil.copy(path, stored)
        return name, done.returncode == 0, said


def statistic(said, word):
    return next((line.split()[-1] for line in said.splitlines() if word in line), "?")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--open-seconds", type=int)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    known = sorted(path.stem for path in (ROOT / "tests" / "fuzz").glob("fuzz_*.cpp"))
    names = [name for name in known if not arguments.names or any(word in name for word in arguments.names)]
    if not names:
        sys.exit("no such target")
    build(names)
    # The long ones first, so that no processor waits for the last of them.
    names.sort(key=lambda name: name not in OPEN)
    seconds = {name: arguments.open_seconds or arguments.seconds if name in OPEN else arguments.seconds for name in names}
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, held, said in pool.map(lambda name: run(name, seconds[name], arguments.keep), names):
            print(f"{name}: {'held' if held else 'BROKEN'}, {statistic(said, 'number_of_executed_units')} inputs", flush=True)
            if not held:
                print(said, flush=True)
                failed += 1
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
