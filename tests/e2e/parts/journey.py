"""How a journey runs: its arguments, its workplace, its steps said aloud."""

import argparse
import os
import sys
import time

from .workplace import Failure, Workplace, become_root


class Steps:
    def __init__(self):
        self.begin = time.monotonic()

    def __call__(self, text):
        print(f"[{time.monotonic() - self.begin:6.1f} s] {text}", flush=True)


def travel(name, journey, as_root=False):
    """Runs `journey(workplace, bin_folder, step)`; a failure ends the program with 1 and the ends of all logs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="the folder of the built programs")
    folder = os.path.abspath(parser.parse_args().bin)
    if as_root:
        become_root()
    try:
        with Workplace(name) as workplace:
            journey(workplace, folder, Steps())
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)


def expect(fact, what):
    if not fact:
        raise Failure(what)


def expect_equal(found, wanted, what):
    if found != wanted:
        raise Failure(f"{what}\n  found:  {found!r}\n  wanted: {wanted!r}")
