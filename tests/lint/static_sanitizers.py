"""Builds the tests of core, relay and ui with the address and undefined-behaviour sanitizers and runs them.

    static_sanitizers.py ROOT [CTEST-ARGUMENT...]"""

import os
import subprocess
import sys
import time

BUILD = "build/asan"
# What the programs see there: the first error ends them, leaks of our own count, those of the platform's libraries do not.
ENVIRONMENT = {
    "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


def main():
    root = os.path.abspath(sys.argv[1])
    suppressions = os.path.join(root, "tests", "lint", "leaks.txt")
    environment = {**os.environ, **ENVIRONMENT, "LSAN_OPTIONS": f"suppressions={suppressions}:print_suppressions=0"}
    jobs = str(os.cpu_count())
    stages = {
        "configure": ["cmake", "--preset", "asan"],
        "build": ["cmake", "--build", BUILD, "--parallel", jobs, "--target", "unit_tests"],
        "tests": ["ctest", "--test-dir", BUILD, "--label-regex", "^(core|relay|ui)$", "--parallel", jobs, "--no-tests=error",
                  "--timeout", "600", "--output-on-failure", *sys.argv[2:]],
    }
    for name, command in stages.items():
        begin = time.monotonic()
        done = subprocess.run(command, cwd=root, env=environment if name == "tests" else None)
        print(f"-- {name}: {time.monotonic() - begin:.0f} s", flush=True)
        if done.returncode != 0:
            sys.exit(1)


if __name__ == "__main__":
    main()
