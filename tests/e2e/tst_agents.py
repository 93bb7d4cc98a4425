"""The acceptance table: every agent that opens links, machine or person, against the real relay, and what the owner's program
makes of it. Real curl, lynx and headless Chromium.

--rounds N plays the whole table so often (2)."""

import argparse
import os
import sys

from agents.machines import EXPECTED as MACHINES_EXPECTED, Machines
from agents.mailing import Invitations
from agents.people import EXPECTED as PEOPLE_EXPECTED, People
from parts.authority import Authority
from parts.browser import Browser
from parts.clicks import Business
from parts.commandline import CommandLine
from parts.journey import travel
from parts.preload import clock_ahead
from parts.relay import Relay
from parts.stage import Stage
from parts.workplace import Failure

EXPECTED = {**MACHINES_EXPECTED, **PEOPLE_EXPECTED}
HALF_AN_HOUR = 31 * 60
TWO_DAYS = 2 * 86400


class Stand:
    """Everything the scenes play with."""

    def __init__(self, workplace, bin_folder, rounds):
        self.workplace = workplace
        self.authority = Authority(workplace)
        self.relay = Relay(workplace, bin_folder, self.authority).start()
        self.other_mailbox = bytes.fromhex(Business(self.relay.port).mailbox)
        cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file")
        cli("relay", "set", self.relay.url, "--ca", self.authority.certificate)
        names = [f"{row}-{number}" for number in range(1, rounds + 1) for row in EXPECTED]
        self.invitations = Invitations(cli, self.relay, names)
        self.browser = Browser(workplace).start(self.relay.front.certificate)

    def restart(self, ahead):
        self.relay.stop()
        self.relay.start(**clock_ahead(self.workplace, ahead))


def outcome(history, wanted):
    """What was found, in the words of the table."""
    verdict, face = history["verdict"], history["face"]
    if wanted == "no answer" and verdict in ("none", "machine") and not face:
        return wanted
    if wanted == "not counted, kept" and verdict == "none" and history["clicks"]:
        return wanted
    if wanted == "still subscribed" and not history["unsubscribed"] and history["clicks"]:
        return wanted
    if wanted == "unsubscribed" and history["unsubscribed"]:
        return wanted
    if not history["clicks"]:
        return "nothing stored"
    words = f"{verdict} {face}" if verdict in ("counted", "confirmed") else verdict
    return words + (", second" if history["second_answer"] else "")


def compare(found, rounds):
    """The rows that came out otherwise than the table has it."""
    nothing = {"verdict": "none", "face": None, "clicks": [], "unsubscribed": False, "second_answer": False, "reasons": []}
    for number in range(1, rounds + 1):
        for row, wanted in EXPECTED.items():
            history = found.get(Invitations.address(f"{row}-{number}"), nothing)
            came = outcome(history, wanted)
            if came != wanted:
                yield f"row {row}, round {number}: {came} {history['reasons']}, not {wanted}\n    {history['clicks']}"


def play_alone(stage, casts, number):
    for cast in casts:
        for row, scene in cast.solo().items():
            stage.play([(f"row {row}, round {number}", scene(f"{row}-{number}"))])


def play_together(stage, casts, rounds):
    stage.play([(f"row {row}, round {number}", scene(f"{row}-{number}")) for number in range(1, rounds + 1)
                for cast in casts for row, scene in cast.staged().items()])


def journey(workplace, bin_folder, step, rounds):
    stand = Stand(workplace, bin_folder, rounds)
    people = People(stand)
    casts = (Machines(stand), people)
    stage = Stage()
    step(f"{len(EXPECTED)} rows, {rounds} rounds: everything is there")
    for number in range(1, rounds + 1):
        play_alone(stage, casts, number)
    step("those that need the machine for themselves")
    play_together(stage, casts, rounds)
    step("all others")
    stand.restart(HALF_AN_HOUR)
    people.replay_later()
    stand.restart(TWO_DAYS)
    stage.play([(f"row 40, round {number}", people.second_of_two(f"40-{number}")) for number in range(1, rounds + 1)])
    stand.browser.stop()
    step("half an hour and two days later")
    late = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file",
                       **clock_ahead(workplace, TWO_DAYS))
    late("work", "--until-idle")
    found = {row["address"]: row for row in late("answers", "explain")["invitations"]}
    wrong = stage.failures + list(compare(found, rounds))
    if wrong:
        raise Failure("\n".join(wrong))
    step(f"{len(EXPECTED) * rounds} outcomes, all as the table has them")


def rounds_asked_for():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("INGLENOOK_ROUNDS", "2")))
    known, rest = parser.parse_known_args()
    sys.argv[1:] = rest
    return known.rounds


if __name__ == "__main__":
    asked = rounds_asked_for()
    travel("agents", lambda workplace, bin_folder, step: journey(workplace, bin_folder, step, asked))
