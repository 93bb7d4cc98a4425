"""The catalogues are what lupdate would write from the code, and no text waits for its German words."""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from tree import tell, tree_from_arguments

# English is the source: its catalogue holds only what needs a plural.
CATALOGUES = {"inglenook_en.ts": ["-pluralonly"], "inglenook_de.ts": []}
SOURCES = ("core", "ui", "app")


def lupdate_program():
    for name in ("/usr/lib/qt6/bin/lupdate", shutil.which("lupdate6"), shutil.which("lupdate")):
        if name and os.path.exists(name):
            return name
    sys.exit("lint_translations: no lupdate here (qt6-l10n-tools)")


def update(root, catalogue, options):
    """Runs lupdate over the sources below `root` into the file `catalogue`."""
    folders = [folder for folder in SOURCES if os.path.isdir(os.path.join(root, folder))]
    command = [lupdate_program(), "-silent", "-locations", "none", "-no-obsolete", "-no-ui-lines", "-source-language",
               "en_GB", "-extensions", "cpp,h", "-I", root, *options, *folders, "-ts", catalogue]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"lint_translations: lupdate failed\n{done.stdout}{done.stderr}")


def fresh(root, path, options):
    """What lupdate would make of the catalogue; messages keep their order in the file, so equal text is equal meaning."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, os.path.basename(path))
        shutil.copy(path, copy)
        update(root, copy, options)
        with open(copy, encoding="utf-8") as file:
            return file.read()


def unfinished(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            if translation.get("type") == "unfinished" or not all(forms):
                yield f'{context.findtext("name")}: "{message.findtext("source")}"'


def check(tree):
    findings = []
    for name, options in CATALOGUES.items():
        path = f"translations/{name}"
        if path not in tree.paths:
            findings.append(f"{path}: is missing")
            continue
        if fresh(tree.root, tree.full(path), options) != tree.read(path):
            findings.append(f"{path}: is not what the code says; run translations/update")
        findings.extend(f"{path}: not translated: {text}" for text in unfinished(tree.full(path)))
    return findings


if __name__ == "__main__":
    if sys.argv[1:2] == ["--update"]:
        for the_name, the_options in CATALOGUES.items():
            update(sys.argv[2], os.path.join(sys.argv[2], "translations", the_name), the_options)
    else:
        tell("lint_translations", check(tree_from_arguments()))
