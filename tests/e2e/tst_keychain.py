"""Passwords and keys go into a real Secret Service; a later process sends with them; no file of ours shows one."""

import base64
import os

from parts.authority import Authority
from parts.commandline import CommandLine
from parts.journey import expect, expect_equal, travel
from parts.keychain import Keychain
from parts.mailserver import MailServer
from parts.relay import Relay

SURVEY = """{"name": "One", "default_language": "en", "texts": {"en": {"subject": "How was it?", "greeting": "Hello,",
"question": "How was it?", "face_labels": ["a", "b", "c", "d"], "closing": "Bye", "thanks": "Thanks", "comment_label": "Words"}}}"""


def files_below(folder):
    for here, _, names in os.walk(folder):
        for name in names:
            if not os.path.isfile(os.path.join(here, name)):
                continue  # a socket
            with open(os.path.join(here, name), "rb") as file:
                yield os.path.join(here, name), file.read()


def expect_no_secret(folder, secrets):
    for path, content in files_below(folder):
        for secret in secrets:
            for form in (secret, secret.decode().encode("utf-16-le")):
                expect(form not in content, f"{path} shows a secret")


def journey(workplace, bin_folder, step):
    authority = Authority(workplace)
    server = MailServer(workplace, authority).start()
    relay = Relay(workplace, bin_folder, authority).start()
    keychain = Keychain(workplace).start()
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), **keychain.environment())
    step("mail server, relay and an open keychain are up")

    cli("account", "set", "--from", "Pub <owner@pub.test>", "--host", server.host, "--port", server.tls_port, "--security", "tls",
        "--user", server.user, "--ca", authority.certificate, standard_input=server.password + "\n")
    cli("relay", "set", relay.url, "--ca", authority.certificate)
    kept = keychain.tool("search", "--all", "server", "Inglenook") + keychain.tool("search", "--all", "service", "Inglenook")
    written = base64.b64encode(server.password.encode()).decode()  # as QtKeychain writes bytes
    expect(server.password in kept or written in kept, f"the password is not in the keychain:\n{kept}")
    step("account and relay are set; the keychain has the password")

    cli("account", "check")
    cli("relay", "check")
    cli("contacts", "import", workplace.write("E-mail\nanna@guests.test\n", "one.csv"), "--basis", "consent")
    survey = cli("surveys", "create", "--file", workplace.write(SURVEY, "survey.json"))["survey"]["id"]
    mailing = cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"]
    cli("mailings", "start", mailing)
    expect_equal(cli("work", "--until-idle")["sent"], 1, "mails sent with the kept password")
    server.wait_for_mails(1)
    step("new processes sent with it")

    secrets = [server.password.encode()]
    for folder in (cli.data, workplace.path("home"), workplace.path("runtime"), keychain.home):
        expect_no_secret(folder, secrets)
    step("no file shows it")

    alone = CommandLine(workplace, bin_folder, cli.data)
    status, document, _ = alone.run("account", "check")
    expect(status == 1 and document["error"]["kind"] in ("sign_in", "not_found", "unreachable"),
           f"without a keychain the account must not work by itself: {document}")
    expect(server.password not in str(document), "the error shows the password")
    step("without the keychain the account says what is missing")


if __name__ == "__main__":
    travel("keys", journey, as_root=True)
