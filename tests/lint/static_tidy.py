"""Runs clang-tidy and clazy over every source of the product, as many at once as there are processors.

Both spend nearly all their time in the headers of Qt and Boost. So sources that share no name of their own are put behind
one another, about twenty at a time, and looked at as one; a group that does not compile so is halved.

    static_tidy.py ROOT BUILD [PART-OF-A-PATH...]"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time

TIDY = "clang-tidy-16"
CLAZY = "clazy-standalone"
# Without qhash-namespace: a template's qHash beside it is found by its argument, as Qt asks.
CLAZY_CHECKS = ("connect-by-name,connect-non-signal,connect-not-normalized,container-anti-pattern,fully-qualified-moc-types,"
                "incorrect-emit,lambda-in-connect,lowercase-qml-type-name,mutable-container-key,overloaded-signal,"
                "post-event,qdatetime-utc,qgetenv,qmap-with-pointer-key,skipped-base-method,strict-iterators,"
                "temporary-iterator,unused-non-trivial-variable,virtual-signal,wrong-qevent-cast,wrong-qglobalstatic")
LAYERS = ("core", "ui", "app", "relay")
OWN = r"/({})/[^/]+.*\.(h|cpp)$".format("|".join(LAYERS))
LARGEST_GROUP = 20
FOR_CLANG = ("-DBOOST_ASIO_HAS_CO_AWAIT", "-DBOOST_ASIO_HAS_STD_COROUTINE")  # the flags are GCC's; see relay/CMakeLists.txt
FINDING = re.compile(r"^(/.*?):(\d+):\d+: (?:warning|error): (.*)$")
# What a source declares for itself: everything at the margin of an unnamed namespace, and static functions.
UNNAMED = re.compile(r"^namespace \{$(.*?)^\} // namespace$", re.MULTILINE | re.DOTALL)
DECLARED = re.compile(r"^(?! |\}|\{|#|/|using namespace|static_assert)(?:.*?\b)?(\w+)(?= ?(?:\(|=|\{|;|$))", re.MULTILINE)
MACRO = re.compile(r"^#define (\w+)", re.MULTILINE)


def commands(root, build, parts):
    """For each of our own sources, the arguments that compile it, without its name and its output's."""
    found = {}
    with open(build / "compile_commands.json", encoding="utf-8") as file:
        for entry in json.load(file):
            path = pathlib.Path(entry["directory"], entry["file"]).resolve()
            own = path.is_relative_to(root) and path.relative_to(root).parts[0] in LAYERS
            if own and (not parts or any(part in str(path) for part in parts)):
                found.setdefault(path, flags(entry["command"]))
    return found


def flags(command):
    words = shlex.split(command)
    return (*FOR_CLANG, *(word for word in words if re.match(r"-(D|I|isystem$|std=)|/usr/include", word)))


def own_names(text):
    names = set(MACRO.findall(text))
    for part in UNNAMED.findall(text):
        names |= set(DECLARED.findall(part))
    return names


def groups(sources):
    """Lists of sources with the same flags, of which no two declare the same name for themselves."""
    made = []  # (flags, names, paths)
    for path, words in sorted(sources.items()):
        names = own_names(path.read_text(encoding="utf-8"))
        for group in made:
            if group[0] == words and len(group[2]) < LARGEST_GROUP and not group[1] & names:
                group[1].update(names)
                group[2].append(path)
                break
        else:
            made.append((words, set(names), [path]))
    return [(words, paths) for words, _, paths in made]


def look_at(words, paths, folder, number):
    """The findings in the sources and the headers of ours that they read; and what a program said that could not do its work."""
    unit = pathlib.Path(folder, f"group{number}.cpp")
    unit.write_text("".join(f'#include "{path}"\n' for path in paths), encoding="utf-8")
    findings, troubles = set(), []
    compiles = subprocess.run(["clang++-16", "-fsyntax-only", *words, str(unit)], capture_output=True, text=True)
    if compiles.returncode != 0 and len(paths) > 1:
        half = len(paths) // 2
        for part, side in ((paths[:half], "a"), (paths[half:], "b")):
            found, trouble = look_at(words, part, folder, f"{number}{side}")
            findings |= found
            troubles += trouble
        return findings, troubles
    for command in ([TIDY, "--quiet", "--checks=-bugprone-suspicious-include", f"--header-filter={OWN}", str(unit), "--", *words],
                    [CLAZY, "-checks=" + CLAZY_CHECKS, f"-header-filter={OWN}", str(unit), "--", *words]):
        done = subprocess.run(command, capture_output=True, text=True)
        here = {match.groups() for match in map(FINDING.match, (done.stdout + done.stderr).splitlines()) if match}
        findings |= here
        if done.returncode != 0 and not here:
            troubles.append(f"{', '.join(map(str, paths))}: {command[0]} ended with {done.returncode}\n{done.stderr[-2000:]}")
    return findings, troubles


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    begin = time.monotonic()
    sources = commands(root, build, sys.argv[3:])
    due = groups(sources)
    findings, troubles = set(), []
    with tempfile.TemporaryDirectory(prefix="inglenook-tidy-") as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        (pathlib.Path(folder, ".clang-tidy")).write_text((root / ".clang-tidy").read_text(encoding="utf-8"), encoding="utf-8")
        tasks = [pool.submit(look_at, words, paths, folder, number) for number, (words, paths) in enumerate(due)]
        for task in tasks:
            found, trouble = task.result()
            for file, line, text in sorted(found - findings):
                print(f"{os.path.relpath(file, root)}:{line}: {text}", flush=True)
            print("\n".join(trouble), end="", flush=True)
            findings |= found
            troubles += trouble
    print(f"static_tidy: {len(sources)} sources in {len(due)} groups looked at in {time.monotonic() - begin:.0f} s, "
          f"{len(findings)} findings, {len(troubles)} troubles")
    sys.exit(1 if findings or troubles or not sources else 0)


if __name__ == "__main__":
    main()
