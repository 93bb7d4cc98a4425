"""Names from the house's closed list (docs/development.md)."""

import re

from tree import line_of, tell, tree_from_arguments, without_comments

BANNED_ENDINGS = ("Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Handler", "Controller", "Base", "Dto", "Info",
                  "Item", "Data", "Singleton")
TYPE = re.compile(r"\b(?:class|struct)\s+(?:\[\[\w+\]\]\s+)?(?:Q_DECL_\w+\s+)?(\w+)\s*(?:final\s*)?(?:\{|:[^:])")
GETTER = re.compile(r"(?<![.>:\w])get[A-Z]\w*\s*\(")
SLOT = re.compile(r"\bvoid\s+(?:\w+::)?(on[A-Z]\w*)\s*\(")
INSTANCE = re.compile(r"\bstatic\s+[\w:<>]+\s*[&*]\s*instance\s*\(")
FILE = re.compile(r"^[a-z0-9_]+\.(h|cpp)$")


def check(tree):
    findings = []
    for path in tree.sources():
        source = without_comments(tree.read(path))

        def found(position, text):
            findings.append(f"{path}:{line_of(source, position)}: {text}")

        if not FILE.match(path.rsplit("/", 1)[1]):
            findings.append(f"{path}: a file is named after its class in lower case")
        for match in TYPE.finditer(source):
            if match.group(1).endswith(BANNED_ENDINGS):
                found(match.start(), f"{match.group(1)}: say what it does with a role from the list")
        if path.endswith(".h"):
            for match in GETTER.finditer(source):
                found(match.start(), f"{match.group(0)[:-1]}: the verb tells the cost: name, find, load, fetch, compute")
        for match in SLOT.finditer(source):
            found(match.start(), f"{match.group(1)}: a slot names the act")
        for match in INSTANCE.finditer(source):
            found(match.start(), "no singletons")
    return findings


if __name__ == "__main__":
    tell("lint_names", check(tree_from_arguments()))
