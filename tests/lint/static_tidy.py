"""Runs clang-tidy and clazy over every source of the product, as many at once as there are processors.

A source that was clean stays clean while it, the headers it includes, its flags and the list of checks are the same: such
sources are remembered in ~/.cache/inglenook/tidy and left out.

    static_tidy.py ROOT BUILD [PART-OF-A-PATH...]"""

import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

TIDY = "clang-tidy-16"
CLAZY = "clazy-standalone"
CLAZY_CHECKS = ("connect-by-name,connect-non-signal,connect-not-normalized,container-anti-pattern,fully-qualified-moc-types,"
                "incorrect-emit,lambda-in-connect,lowercase-qml-type-name,mutable-container-key,overloaded-signal,"
                "post-event,qdatetime-utc,qgetenv,qhash-namespace,qmap-with-pointer-key,skipped-base-method,strict-iterators,"
                "temporary-iterator,unused-non-trivial-variable,virtual-signal,wrong-qevent-cast,wrong-qglobalstatic")
REMEMBERED = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "inglenook" / "tidy"
LAYERS = ("core", "ui", "app", "relay")
FINDING = re.compile(r"^(/.*?):(\d+):\d+: (?:warning|error): (.*)$")


def commands(root, build, parts):
    """The compile commands of our own sources, one each."""
    found = {}
    with open(build / "compile_commands.json", encoding="utf-8") as file:
        for entry in json.load(file):
            path = pathlib.Path(entry["directory"], entry["file"]).resolve()
            own = path.is_relative_to(root) and path.relative_to(root).parts[0] in LAYERS
            if own and (not parts or any(part in str(path) for part in parts)):
                found.setdefault(path, entry["command"])
    return found


def dependencies(build):
    """For each compiled source, every file it read, as ninja remembers."""
    output = subprocess.run(["ninja", "-C", str(build), "-t", "deps"], capture_output=True, text=True, check=True).stdout
    found = {}
    for block in output.split("\n\n"):
        lines = [line.strip() for line in block.splitlines()[1:] if line.startswith("    ")]
        if lines:
            files = [pathlib.Path(build, line).resolve() for line in lines]
            found.setdefault(files[0], files)
    return found


def fingerprint(path, command, read, root, build, contents, versions):
    """Names everything that the verdict on a source depends on; None when ninja does not know what it reads."""
    if path not in read:
        return None
    digest = hashlib.sha256(versions)
    digest.update(command.replace(str(build), "<build>").replace(str(root), "<root>").encode())
    for file in sorted(read[path]):
        if file.is_relative_to(root) and file.exists():
            if file not in contents:
                contents[file] = hashlib.sha256(file.read_bytes()).digest()
            digest.update(str(file.relative_to(root)).encode() + contents[file])
    return digest.hexdigest()


def versions(root):
    text = [pathlib.Path(__file__).read_bytes(), (root / ".clang-tidy").read_bytes()]
    for program in (TIDY, CLAZY):
        text.append(subprocess.run([program, "--version"], capture_output=True, check=True).stdout)
    return b"\0".join(text)


def look_at(path, build):
    """The findings in one source and the headers of ours that it reads; and what a program said that could not do its work."""
    findings, troubles = set(), []
    for command in ([TIDY, "--quiet", "-p", str(build), str(path)],
                    [CLAZY, "-p", str(build), "-checks=" + CLAZY_CHECKS, "-header-filter=$^", str(path)]):
        done = subprocess.run(command, capture_output=True, text=True)
        here = {match.groups() for match in map(FINDING.match, (done.stdout + done.stderr).splitlines()) if match}
        findings |= here
        if done.returncode != 0 and not here:
            troubles.append(f"{path}: {command[0]} ended with {done.returncode}\n{done.stderr[-2000:]}")
    return findings, troubles


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    root, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    read, contents, stamp = dependencies(build), {}, versions(root)
    REMEMBERED.mkdir(parents=True, exist_ok=True)
    due = []
    everything = commands(root, build, sys.argv[3:])
    for path, command in sorted(everything.items()):
        mark = fingerprint(path, command, read, root, build, contents, stamp)
        if mark is None or not (REMEMBERED / mark).exists():
            due.append((path, mark))
    begin = time.monotonic()
    findings, troubles = set(), []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (path, mark), (found, trouble) in zip(due, pool.map(lambda each: look_at(each[0], build), due)):
            findings |= found
            troubles += trouble
            if mark and not found and not trouble:
                (REMEMBERED / mark).touch()
    for file, line, text in sorted(findings):
        print(f"{os.path.relpath(file, root)}:{line}: {text}")
    print("\n".join(troubles))
    print(f"static_tidy: {len(everything)} sources, {len(due)} looked at in {time.monotonic() - begin:.0f} s, "
          f"{len(findings)} findings, {len(troubles)} troubles")
    sys.exit(1 if findings or troubles or not everything else 0)


if __name__ == "__main__":
    main()
