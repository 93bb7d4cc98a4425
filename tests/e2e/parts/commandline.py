"""inglenook-cli, each command a process of its own, its one JSON document taken apart."""

import json
import subprocess

from .workplace import Failure


class CommandLine:
    def __init__(self, workplace, bin_folder, data, **environment):
        self.program = f"{bin_folder}/inglenook-cli"
        self.data = data
        self.environment = workplace.environment(**environment)
        self.workplace = workplace

    def run(self, *arguments, standard_input="", seconds=120):
        """(exit status, document, standard error)"""
        command = [self.program, *map(str, arguments), "--data", self.data, "--json"]
        done = subprocess.run(command, input=standard_input, capture_output=True, text=True, env=self.environment,
                              timeout=seconds, cwd=self.workplace.folder)
        try:
            document = json.loads(done.stdout)
        except json.JSONDecodeError:
            raise Failure(f"{' '.join(command)} ended with {done.returncode} and no JSON document:\n"
                          f"{done.stdout}\n{done.stderr}\n{self.workplace.logs()}") from None
        return done.returncode, document, done.stderr

    def __call__(self, *arguments, **options):
        """The document of a command that must succeed."""
        status, document, errors = self.run(*arguments, **options)
        if status != 0 or document.get("ok") is not True:
            raise Failure(f"{' '.join(map(str, arguments))} ended with {status}: {json.dumps(document, indent=1)}\n{errors}\n"
                          f"{self.workplace.logs()}")
        return document

    def refused(self, kind, *arguments, **options):
        """The document of a command that must fail in that way (exit status 1; 2 for wrong use)."""
        status, document, errors = self.run(*arguments, **options)
        expected = 2 if kind == "wrong_use" else 1
        if status != expected or document.get("ok") is not False or document["error"]["kind"] != kind:
            raise Failure(f"{' '.join(map(str, arguments))} ended with {status}, not as {kind}: {document}\n{errors}")
        return document
