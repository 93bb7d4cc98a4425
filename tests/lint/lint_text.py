"""Plain files: nothing left open, no path of one machine, no stray white space."""

import re

from tree import tell, tree_from_arguments

TEXT = (".h", ".cpp", ".py", ".sh", ".sql", ".md", ".txt", ".cmake", ".json", ".yaml", ".yml", ".svg", ".qrc", ".html",
        ".js", ".mjs", ".css", ".ts", ".in", ".service", ".desktop", ".xml")
SCRIPTS = ("run", "test", ".ci/run", "setup/install", "setup/packages", "bench/run", ".clang-tidy", ".clang-format")
LEFT_OPEN = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
ONE_MACHINE = re.compile(r"(?<![\w.:/$}])/(?:work|root|home/\w+|Users/\w+)/")


def is_text(path):
    return (path.endswith(TEXT) or path in SCRIPTS) and not path.startswith("tests/data/")


def check(tree):
    findings = []
    for path in filter(is_text, tree.paths):
        try:
            text = tree.read(path)
        except UnicodeDecodeError:
            findings.append(f"{path}: is not UTF-8")
            continue
        if "\r" in text:
            findings.append(f"{path}: has carriage returns")
        if text and not text.endswith("\n"):
            findings.append(f"{path}: does not end with a line end")
        for number, line in enumerate(text.split("\n"), 1):
            if LEFT_OPEN.search(line):
                findings.append(f"{path}:{number}: leaves something open: {line.strip()[:80]}")
            if ONE_MACHINE.search(line):
                findings.append(f"{path}:{number}: names a path of one machine: {line.strip()[:80]}")
            if line != line.rstrip() and not path.endswith((".md", ".ts")):
                findings.append(f"{path}:{number}: ends in white space")
            if "\t" in line and path.endswith((".h", ".cpp", ".py", ".cmake", ".sql")):
                findings.append(f"{path}:{number}: has a tab")
    return findings


if __name__ == "__main__":
    tell("lint_text", check(tree_from_arguments()))
