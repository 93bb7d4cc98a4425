"""Reads every include: layers and features use each other only downwards (docs/architecture.md).

Linking cannot hold this, because Debian has one include root for all of Qt."""

import re

from tree import tell, tree_from_arguments, without_comments

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)

# From the ground up: a feature may include those to its left.
CORE_ORDER = ["base", "clicks", "secrets", "settings", "phones", "contacts", "visits", "surveys", "mailing", "accounts", "outbox", "bounces",
              "rules", "answers", "followups", "stats", "people", "samples", "backups"]

LAYERS_BELOW = {
    "core": {"core"},
    "ui": {"core", "ui"},
    "app": {"core", "ui", "app", "relay"},
    "relay": {"core", "relay"},
    "tests": {"core", "ui", "app", "relay", "tests"},
    "bench": {"core", "ui", "app", "relay", "tests", "bench"},
}

SCREEN_MODULES = {"QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtPrintSupport", "QtCharts"}
CORE_MODULES = {"QtCore", "QtNetwork", "QtSql", "QtConcurrent"}
HTTP_LIBRARY = "boost/beast"


def core_feature(path):
    parts = path.split("/")
    return parts[1] if parts[0] == "core" and len(parts) > 2 else None


def own_include(path, target):
    """Why this file may not include that file of ours, or None."""
    layer, other = path.split("/")[0], target.split("/")[0]
    if other not in LAYERS_BELOW:
        return "is not written from the root of the tree"
    if other not in LAYERS_BELOW[layer]:
        return f"climbs from {layer}/ to {other}/"
    if layer == "relay" and other == "core" and core_feature(target) != "clicks":
        return "gives the relay more of core than core/clicks"
    if layer == "core":
        return core_include(core_feature(path), core_feature(target))
    if layer == "ui" and other == "ui":
        return ui_include(path.split("/")[1], target.split("/")[1])
    return None


def core_include(feature, other):
    for name in (feature, other):
        if name not in CORE_ORDER:
            return f"names core/{name}, which has no place in the order of features"
    if feature == "clicks" and other != "clicks":
        return "lets core/clicks stand on something"
    if feature == "base" and other != "base":
        return "lets core/base stand on a feature"
    if CORE_ORDER.index(other) > CORE_ORDER.index(feature):
        return f"climbs from core/{feature} to core/{other}"
    return None


def ui_include(feature, other):
    if other in (feature, "base") or feature == "mainwindow":
        return None
    return f"lets ui/{feature} use ui/{other}: what two pages share lives in ui/base"


def foreign_include(path, target):
    """Why this file may not include that library's header, or None."""
    layer = path.split("/")[0]
    module = target.split("/")[0]
    if re.match(r"Q[A-Z]\w*$|q\w+\.h$", target):
        return "does not name its Qt module: <QtCore/QString>"
    if layer in ("tests", "bench"):
        without_screen = path.startswith(("tests/core/", "tests/relay/"))
        return "brings the screen into a test that runs without one" if without_screen and module in SCREEN_MODULES else None
    if module.startswith("Qt"):
        return qt_include(path, layer, module)
    if module == "boost" and layer not in ("relay", "app"):
        return "uses Boost outside the relay"
    if target == "sqlite3.h" and layer not in ("relay", "core"):
        return "uses SQLite directly"
    if target.startswith("libpq") and not path.startswith("relay/postgresql/"):
        return "uses PostgreSQL outside relay/postgresql"
    if "keychain" in target.lower() and not path.startswith("core/secrets/"):
        return "uses the keychain outside core/secrets"
    return None


def qt_include(path, layer, module):
    if layer == "relay" or path.startswith("core/clicks/"):
        return "brings Qt where there is none"
    if layer == "core" and module not in CORE_MODULES:
        return "brings the screen into core"
    if layer == "ui" and module == "QtSql":
        return "talks SQL outside a repository"
    return None


def check(tree):
    findings = []
    http_files = set()
    for path in tree.sources():
        if path == "tests/CMakeLists.txt":
            continue
        source = tree.read(path)
        # Literals hold the names of own includes, so only comments at the start of a line are a worry: they never match.
        for match in INCLUDE.finditer(source):
            target = match.group(2)
            why = own_include(path, target) if match.group(1) == '"' else foreign_include(path, target)
            if match.group(1) == '"' and target.endswith(".moc"):
                why = None
            if why:
                findings.append(f"{path}: {target} {why}")
            if target.startswith(HTTP_LIBRARY) and path.startswith("relay/"):
                http_files.add(path)
        if path.startswith("relay/") and re.search(r"\bboost::beast\b", without_comments(source)):
            http_files.add(path)
    if len(http_files) > 1:
        findings.append(f"the HTTP library is named in {len(http_files)} files: {', '.join(sorted(http_files))}")
    return findings


if __name__ == "__main__":
    tell("lint_layers", check(tree_from_arguments()))
