"""How a journey runs: its arguments, its workplace, its steps said aloud."""

import argparse
import os
import sys
import time

from .api import complaints
from .workplace import Failure, Workplace, become_root


class Steps:
    def __init__(self):
        self.begin = time.monotonic()

    def __call__(self, text):
        print(f"[{time.monotonic() - self.begin:6.1f} s] {text}", flush=True)


def travel(name, journey, as_root=False, **numbers):
    """Runs `journey(workplace, bin_folder, step)`; a failure ends the program with 1 and the ends of all logs. Each of
    `numbers` is an option with that default, and given to the journey too."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", required=True, help="the folder of the built programs")
    for option, usual in numbers.items():
        parser.add_argument(f"--{option}", type=int, default=usual)
    chosen = vars(parser.parse_args())
    folder = os.path.abspath(chosen.pop("bin"))
    if as_root:
        become_root()
    try:
        with Workplace(name) as workplace:
            journey(workplace, folder, Steps(), **chosen)
            if complaints:
                raise Failure("answers that docs/relay-api.yaml does not know:\n  " + "\n  ".join(sorted(set(complaints))[:20]))
    except Failure as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)


def expect(fact, what):
    if not fact:
        raise Failure(what)


def expect_equal(found, wanted, what):
    if found != wanted:
        raise Failure(f"{what}\n  found:  {found!r}\n  wanted: {wanted!r}")
