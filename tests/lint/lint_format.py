"""The sources are as clang-format-16 would write them, and the scripts pass shellcheck."""

import subprocess

from tree import tell, tree_from_arguments


def check_sources(tree):
    paths = tree.sources()
    if not paths:
        return []
    done = subprocess.run(["clang-format-16", "--dry-run", "--style=file", *paths], cwd=tree.root, capture_output=True,
                          text=True, check=True)
    wrong = sorted({line.split(":", 1)[0] for line in done.stderr.splitlines() if "clang-format" in line})
    return [f"{path}: run clang-format-16 -i" for path in wrong]


def check_scripts(tree):
    scripts = [path for path in tree.paths if "." not in path.rsplit("/", 1)[-1]
               and first_line(tree, path).startswith("#!") and "bash" in first_line(tree, path)]
    if not scripts:
        return []
    done = subprocess.run(["shellcheck", "--format=gcc", *scripts], cwd=tree.root, capture_output=True, text=True)
    return done.stdout.splitlines()


def first_line(tree, path):
    with open(tree.full(path), "rb") as file:
        return file.readline(200).decode("utf-8", "replace")


def check(tree):
    return check_sources(tree) + check_scripts(tree)


if __name__ == "__main__":
    tell("lint_format", check(tree_from_arguments()))
