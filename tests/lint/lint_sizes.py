"""No function over 60 lines; says which files are longer than the house likes."""

import re

from tree import line_of, tell, tree_from_arguments, without_comments

LONGEST_FUNCTION = 60
AIM = {".cpp": 400, ".h": 150}
TYPE_OR_NAMESPACE = re.compile(r"^\s*(?:template\s*<.*>\s*)?(?:inline\s+)?(namespace|class|struct|union|enum|extern)\b", re.DOTALL)
IN_INITIALISER = re.compile(r"\)\s*(?:noexcept\s*)?:[^:].*[\w>]\s*$", re.DOTALL)
AFTER_SIGNATURE = re.compile(r"\b(?:const|noexcept|override|final)\s*$")


def functions(source):
    """(first line, last line, head) of every function body outside any other."""
    text = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: "\n" * m.group(0).count("\n"), without_comments(source),
                  flags=re.MULTILINE)
    text = re.sub(r"^Q_[A-Z_]+\(.*\)$", "", text, flags=re.MULTILINE)  # Qt's macros end a line without a semicolon
    outer = []  # what each open brace outside a function is: "scope" or "value"
    head = 0
    position = 0
    while position < len(text):
        character = text[position]
        if character == ";":
            head = position + 1
        elif character == "}":
            if outer and outer.pop() == "scope":
                head = position + 1
        elif character == "{":
            before = text[head:position]
            if TYPE_OR_NAMESPACE.match(before.lstrip()) and "(" not in before.split("{")[0].split("[[")[0]:
                outer.append("scope")
                head = position + 1
            elif "(" in before and not (IN_INITIALISER.search(before) and not AFTER_SIGNATURE.search(before)):
                end = matching_brace(text, position)
                yield line_of(text, position), line_of(text, end), " ".join(before.split())
                position = head = end
                head += 1
            else:
                outer.append("value")
        position += 1


def matching_brace(text, position):
    depth = 0
    for place in range(position, len(text)):
        if text[place] == "{":
            depth += 1
        elif text[place] == "}":
            depth -= 1
            if depth == 0:
                return place
    return len(text) - 1


def check(tree):
    findings = []
    for path in tree.sources():
        for first, last, head in functions(tree.read(path)):
            lines = last - first + 1
            if lines > LONGEST_FUNCTION:
                findings.append(f"{path}:{first}: {lines} lines in one function: {head[-90:]}")
    return findings


def long_files(tree):
    for path in tree.sources():
        lines = tree.read(path).count("\n")
        for ending, aim in AIM.items():
            if path.endswith(ending) and lines > aim:
                yield f"{path}: {lines} lines, the house aims at {aim}"


if __name__ == "__main__":
    the_tree = tree_from_arguments()
    tell("lint_sizes", check(the_tree), long_files(the_tree))
