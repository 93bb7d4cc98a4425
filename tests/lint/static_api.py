"""Lints docs/relay-api.yaml with Redocly's rules. Its packages come from npm, pinned by tests/lint/api/package-lock.json, into
build/api-check; without npm, or without a way to its registry, the check is left out and says so."""

import filecmp
import os
import shutil
import subprocess
import sys

SKIPPED = 77  # as tests/CMakeLists.txt has it


def install(source, folder):
    """Why not; empty when everything is there."""
    pinned = os.path.join(source, "package-lock.json")
    installed = os.path.join(folder, "package-lock.json")
    done = os.path.join(folder, "node_modules", ".package-lock.json")
    if os.path.exists(done) and os.path.exists(installed) and filecmp.cmp(pinned, installed, shallow=False):
        return ""
    if not shutil.which("npm"):
        return "npm is not there"
    os.makedirs(folder, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(source, name), folder)
    ran = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if ran.returncode == 0:
        return ""
    # Half of it would look like all of it the next time.
    shutil.rmtree(os.path.join(folder, "node_modules"), ignore_errors=True)
    if any(word in ran.stderr for word in ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH")):
        return "npm's registry is out of reach"
    sys.exit(f"npm ci failed\n{ran.stdout}{ran.stderr}")


def main(root, build):
    source, folder = os.path.join(root, "tests", "lint", "api"), os.path.join(build, "api-check")
    why = install(source, folder)
    if why:
        print(f"static_api: not checked, {why}")
        sys.exit(SKIPPED)
    shutil.copy(os.path.join(source, "check.js"), folder)
    ran = subprocess.run(["node", "check.js", os.path.join(root, "docs", "relay-api.yaml")], cwd=folder)
    print("static_api: " + ("ok" if ran.returncode == 0 else "see above"))
    sys.exit(ran.returncode)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
