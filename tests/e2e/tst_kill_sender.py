"""kill -9 of the sender at random points of a large send: nobody is mailed twice, nobody is forgotten, and what is not
certain says so."""

import random
import signal
import sqlite3
import subprocess
import time

from parts.authority import Authority
from parts.commandline import CommandLine
from parts.journey import expect, expect_equal, travel
from parts.relay import Relay
from parts.sink import Sink

SURVEY = """{"name": "Kill", "default_language": "en", "texts": {"en": {"subject": "How was it?", "greeting": "Hello {first_name|you},",
"question": "How was it?", "face_labels": ["a", "b", "c", "d"], "closing": "Bye", "thanks": "Thanks", "comment_label": "Words"}}}"""
FINAL = {"accepted", "uncertain"}
STATES = FINAL | {"queued", "reserved", "in_data", "ending", "deferred"}


def set_up(workplace, bin_folder, mails):
    authority = Authority(workplace)
    sink = Sink(workplace, authority).start()
    relay = Relay(workplace, bin_folder, authority).start()
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file",
                      INGLENOOK_MAIL_PASSWORD=sink.password)
    cli("account", "set", "--from", "Pub <owner@pub.test>", "--host", sink.host, "--port", sink.port, "--security", "tls",
        "--user", sink.user, "--ca", authority.certificate, "--per-minute", 1000000, "--per-day", 1000000)
    cli("relay", "set", relay.url, "--ca", authority.certificate)
    rows = "".join(f"guest{number}@guests.test,Guest {number}\n" for number in range(mails))
    cli("contacts", "import", workplace.write("E-mail,First name\n" + rows, "guests.csv"), "--basis", "consent")
    survey = cli("surveys", "create", "--file", workplace.write(SURVEY, "survey.json"))["survey"]["id"]
    mailing = cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"]
    cli("mailings", "start", mailing)
    return sink, cli, mailing


def rows_by_state(cli):
    database = sqlite3.connect(f"{cli.data}/inglenook.sqlite")
    try:
        expect_equal(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)], "the database")
        return dict(database.execute("SELECT state, count(*) FROM invitations GROUP BY state"))
    finally:
        database.close()


def kill_often(sink, cli, points, mails, step):
    """Kills at moments spread evenly over the mails, so that the last ones have their share."""
    kills = 0
    for point in range(points):
        reached, begin = sink.count, time.monotonic()
        worker = subprocess.Popen([cli.program, "work", "--data", cli.data, "--json"], env=cli.environment,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        goal = min(mails, (point + 1) * mails // (points + 1))
        while worker.poll() is None and sink.count < max(goal, reached + 1) and time.monotonic() < begin + 20:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.02))  # anywhere in the life of a mail
        if worker.poll() is None:
            worker.send_signal(signal.SIGKILL)
            kills += 1
        worker.wait()
        states = rows_by_state(cli)
        expect_equal(sum(states.values()), mails, "rows after a kill")
        expect(set(states) <= STATES, f"a row has a state that it cannot have: {states}")
        if point % 10 == 9:
            step(f"{kills} kills, {sink.count} mails at the sink, {states}")
    return kills


def journey(workplace, bin_folder, step, points, mails, seed):
    seed = seed or random.randrange(1, 1 << 32)
    random.seed(seed)
    step(f"--points {points} --mails {mails} --seed {seed}")
    sink, cli, mailing = set_up(workplace, bin_folder, mails)
    step("the mailing runs")
    kills = kill_often(sink, cli, points, mails, step)
    expect(kills >= points * 9 // 10, f"only {kills} of {points} kills met a sender at work")

    cli("work", "--until-idle", seconds=120)
    states = rows_by_state(cli)
    ids, recipients = sink.message_ids()
    step(f"in the end {states}, {sum(ids.values())} mails at the sink")
    expect(set(states) <= FINAL, f"something is neither sent nor uncertain: {states}")
    expect(states.get("uncertain", 0) <= kills, f"more uncertain ones than kills: {states}")
    doubles = [name for counted in (ids, recipients) for name, count in counted.items() if count > 1]
    expect_equal(doubles, [], "mails that arrived twice")
    shown = cli("mailings", "show", mailing)
    accepted = {row["address"] for row in shown["invitations"] if row["state"] == "accepted"}
    arrived = {address.split("<")[-1].rstrip(">") for address in recipients}
    expect_equal(accepted - arrived, set(), "mails that count as sent and never arrived")
    expect_equal(shown["mailing"]["state"], "finished", "the mailing's state")
    step("no double, nobody forgotten")


if __name__ == "__main__":
    travel("kill", journey, points=60, mails=500, seed=0)
