"""Every file in resources/ is used, and every icon the code names is there."""

import re

from tree import tell, tree_from_arguments

# A picture <folder>/<name>.svg is used as <Enumeration>::<Name>; the list beside the enumeration is no use.
ENUMERATIONS = {"icons": "Icon", "drawings": "Drawing"}
LISTING = ("ui/base/icon.h", "ui/base/icon.cpp")


def enumerator(name):
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def check(tree):
    findings = []
    code = {path: tree.read(path) for path in tree.sources() if not path.startswith(("tests/", "bench/"))}
    build = "\n".join(tree.read(path) for path in tree.paths if path.endswith("CMakeLists.txt"))
    used = "\n".join(text for path, text in code.items() if path not in LISTING)
    for path in tree.below("resources"):
        folder, _, name = path[len("resources/"):].rpartition("/")
        stem = name.rsplit(".", 1)[0]
        if folder in ENUMERATIONS:
            if not re.search(rf"\b{ENUMERATIONS[folder]}::{enumerator(stem)}\b", used):
                findings.append(f"{path}: no page uses {ENUMERATIONS[folder]}::{enumerator(stem)}")
        elif name.endswith(".qrc"):
            findings.extend(check_list(tree, path))
        elif name not in used and name not in build:
            findings.append(f"{path}: nothing names it")
    for path, text in code.items():
        for match in re.finditer(r'":/((?:icons|drawings)/[\w-]+\.svg)"', text):
            if f"resources/{match.group(1)}" not in tree.paths:
                findings.append(f"{path}: {match.group(1)} does not exist")
    return findings


def check_list(tree, path):
    files = re.findall(r"<file[^>]*>([^<]+)</file>", tree.read(path))
    folder = path.rsplit("/", 1)[0]
    if files != sorted(files):
        yield f"{path}: is not sorted"
    for file in files:
        if f"{folder}/{file}" not in tree.paths:
            yield f"{path}: {file} does not exist"


if __name__ == "__main__":
    tell("lint_resources", check(tree_from_arguments()))
