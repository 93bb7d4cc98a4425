"""What every lint shares: the files of the tree, and how findings are told."""

import os
import re
import sys

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__", ".cache"}
LAYERS = ("core", "ui", "app", "relay", "tests", "bench")


class Tree:
    """The files below a root, as paths relative to it with forward slashes."""

    def __init__(self, root):
        self.root = root
        self.paths = []
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
            here = os.path.relpath(folder, root)
            for name in sorted(names):
                self.paths.append(name if here == "." else f"{here}/{name}".replace(os.sep, "/"))

    def full(self, path):
        return os.path.join(self.root, path)

    def read(self, path):
        with open(self.full(path), encoding="utf-8", newline="") as file:
            return file.read()

    def below(self, folder, *endings):
        return [path for path in self.paths if path.startswith(folder + "/") and path.endswith(endings or "")]

    def sources(self):
        """Every C++ file of ours."""
        return [path for layer in LAYERS for path in self.below(layer, ".h", ".cpp")]


def without_comments(source):
    """C++ with comments and the insides of literals blanked; every line stays where it was."""
    pattern = re.compile(
        r"//[^\n]*|/\*.*?\*/"
        r'|(?:u8|u|U|L)?R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'
        r'|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",
        re.DOTALL,
    )

    def blank(match):
        text = match.group(0)
        newlines = "\n" * text.count("\n")
        return newlines if text.startswith("/") else '""' + newlines

    return pattern.sub(blank, source)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def tell(name, findings, warnings=()):
    """Prints what was found and ends the program: 1 when anything fails."""
    for warning in warnings:
        print(f"warning: {warning}")
    for finding in findings:
        print(finding)
    print(f"{name}: {len(findings)} finding{'' if len(findings) == 1 else 's'}")
    sys.exit(1 if findings else 0)


def tree_from_arguments():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ROOT")
    return Tree(sys.argv[1])
