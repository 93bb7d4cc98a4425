"""The main job from end to end: contacts in, a survey out through a real mail server, guests press faces in a real browser
at the real relay, and the owner's figures say exactly what they pressed."""

import csv
import json
import urllib.parse

from parts.authority import Authority
from parts.browser import Browser
from parts.commandline import CommandLine
from parts.guest import FACES, Mail, press_face
from parts.journey import expect, expect_equal, travel
from parts.mailserver import MailServer
from parts.png import Picture
from parts.relay import Relay

FACE_FILLS = {"gold": "#E0A100", "green": "#1E8A73", "amber": "#D9722A", "red": "#B3243B"}

GUESTS = [
    ("anna.hall", "Anna", "Hall", "en"), ("tom.weber", "Tom", "Weber", "de"), ("zoe.obrien", "Zoë", "O’Brien", "en"),
    ("quote", 'Jim "Jimbo"', "Smith, Jr.", "en"), ("markup", "<b>Bold</b>", "&amp; Sons", "en"), ("nameless", "", "", "en"),
    ("juergen", "Jürgen", "Groß", "de"), ("li.na", "娜", "李", "en"), ("Maria.LOPEZ", "María", "López", "en"),
    ("omar", "Omar", "Haddad", "en"), ("percent", "100 %", "{first_name}", "en"), ("long", "Wolfeschlegelstein" * 4, "Hausenberger" * 4, "en"),
    ("p13", "Priya", "Nair", "en"), ("p14", "Paul", "Ng", "en"), ("p15", "Petra", "Klein", "de"), ("p16", "Per", "Ås", "en"),
    ("p17", "Pia", "Rossi", "en"), ("p18", "Pavel", "Novák", "en"), ("p19", "Peg", "Shaw", "en"), ("p20", "Ned", "Moss", "en"),
]

# Who presses what: 5 gold, 4 green, 2 amber, 2 red. Some change their minds on the page.
PRESSED = {"anna.hall": "gold", "tom.weber": "gold", "zoe.obrien": "gold", "quote": "gold", "markup": "gold",
           "nameless": "green", "juergen": "green", "li.na": "green", "maria.lopez": "green",
           "omar": "amber", "percent": "amber", "long": "red", "p13": "red"}
OPENED_FIRST = {"anna.hall": "red", "juergen": "gold", "p13": "green"}
COMMENT = "Nobody at the desk.\nThe soup was cold – “lukewarm” <b>at best</b>; see =1+1 & more."
PHONE = "+44 20 7946 0018"

SURVEY = {
    "name": "The day after",
    "default_language": "en",
    "asks_for_comment": True,
    "offers_call": True,
    "link_days": 60,
    "texts": {
        "en": {"subject": "How was it, {first_name|dear guest}?", "greeting": "Dear {first_name|guest},",
               "question": "How did you like your evening at {business}?",
               "face_labels": ["Delighted", "Happy", "Not quite", "Unhappy"], "closing": "Thank you – The Crooked Lamp",
               "thanks": "Thank you for telling us.", "comment_label": "What should we know?"},
        "de": {"subject": "Wie war es, {first_name|lieber Gast}?", "greeting": "Hallo {first_name|lieber Gast},",
               "question": "Wie hat Ihnen der Abend bei {business} gefallen?",
               "face_labels": ["Begeistert", "Zufrieden", "Nicht ganz", "Unzufrieden"], "closing": "Danke – The Crooked Lamp",
               "thanks": "Danke für die Antwort.", "comment_label": "Was sollten wir wissen?"},
    },
}


def address(name):
    return f"{name.lower()}@guests.test"


def write_contacts(workplace):
    path = workplace.path("guests.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["E-mail", "First name", "Last name", "Language"])
        for name, first, last, language in GUESTS:
            rows.writerow([f"{name}@guests.test", first, last, language])
        rows.writerow(["ANNA.HALL@guests.test", "Anna", "Hall", "en"])
        rows.writerow(["not an address", "No", "Body", "en"])
    return path


def import_contacts(cli, path):
    looked = cli("contacts", "import", path, "--dry-run")
    expect_equal((looked["imported"], looked["added"], looked["refused_count"]), (False, 20, 1), "what the import would do")
    expect_equal(cli("contacts", "list")["count"], 0, "contacts after looking only")
    done = cli("contacts", "import", path, "--basis", "consent")
    expect_equal((done["imported"], done["added"], done["repeated"]), (True, 20, 1), "what the import did")
    expect_equal(done["refused"][0]["line"], 23, "the line that was refused")
    expect_equal(cli("contacts", "list")["count"], 20, "contacts")
    expect_equal(cli("contacts", "show", "Zoe.OBrien@guests.test")["contact"]["last_name"], "O’Brien", "a name")


def set_account(cli, server, authority, security, port, user=None, ca=None):
    return cli("account", "set", "--from", "The Crooked Lamp <owner@pub.test>", "--host", server.host, "--port", port,
               "--security", security, "--user", user or server.user, "--ca", ca or authority.certificate, "--per-minute", 100000,
               "--per-day", 100000)


def try_accounts(workplace, bin_folder, cli, server, authority):
    """The account works over TLS and STARTTLS, and only with the right password at a server that proves its name."""
    stranger = CommandLine(workplace, bin_folder, cli.data, INGLENOOK_SECRETS_PASSWORD="s", INGLENOOK_MAIL_PASSWORD="wrong")
    for security, port in (("starttls", server.starttls_port), ("tls", server.tls_port)):
        set_account(cli, server, authority, security, port)
        cli("account", "check")
        stranger.refused("sign_in", "account", "check")
    other = Authority(workplace.__class__("other"))
    try:
        set_account(cli, server, authority, "tls", server.tls_port, ca=other.certificate)
        cli.refused("untrusted", "account", "check")
    finally:
        other.workplace.close(False)
    set_account(cli, server, authority, "tls", server.tls_port)


def send(cli, server):
    """Sends the survey to everybody; returns (survey id, mailing id)."""
    survey = cli("surveys", "create", "--file", cli.workplace.write(json.dumps(SURVEY), "survey.json"))["survey"]["id"]
    mailing = cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"]
    expect_equal(cli("mailings", "check", mailing)["going"], 20, "how many would go")
    expect_equal(server.mails(), [], "mails before the start")
    cli("mailings", "start", mailing)
    expect_equal(cli("work", "--until-idle")["sent"], 20, "mails sent")
    shown = cli("mailings", "show", mailing)
    expect_equal(shown["mailing"]["progress"]["accepted"], 20, "mails that the server took")
    expect_equal(shown["mailing"]["state"], "finished", "the mailing's state")
    expect_equal({row["state"] for row in shown["invitations"]}, {"accepted"}, "the states of the invitations")
    expect_equal(cli("work", "--until-idle")["sent"], 0, "mails sent again")
    return survey, mailing


def read_mails(server):
    """Address -> Mail, each guest exactly once."""
    found = server.wait_for_mails(20)
    mails = {mail.to.lower(): mail for mail in map(Mail, found)}
    expect_equal(len(found), 20, "mails that arrived")
    expect_equal(sorted(mails), sorted(address(name) for name, *_ in GUESTS), "who was mailed")
    raw = {text.split(b"Delivered-To: ", 1)[1].split(b"\n", 1)[0].decode().lower(): text for text in server.raw_mails()}
    for guest, mail in mails.items():
        mail.check("owner@pub.test", raw[guest])
    expect_equal(len({mail.message["Message-ID"] for mail in mails.values()}), 20, "different message ids")
    expect_equal(len({link for mail in mails.values() for link in mail.links}), sum(len(mail.links) for mail in mails.values()),
                 "links that nobody shares")
    expect_equal(mails["zoe.obrien@guests.test"].message["Subject"], "How was it, Zoë?", "a subject")
    expect_equal(mails["nameless@guests.test"].message["Subject"], "How was it, dear guest?", "a subject without a name")
    expect_equal(mails["juergen@guests.test"].message["Subject"], "Wie war es, Jürgen?", "a German subject")
    expect_equal(mails["percent@guests.test"].message["Subject"], "How was it, 100 %?", "a subject with odd signs")
    expect("Dear <b>Bold</b>," in mails["markup@guests.test"].text, "a name with markup, as text")
    expect("<b>Bold" not in mails["markup@guests.test"].html and "&lt;b&gt;Bold" in mails["markup@guests.test"].html,
           "a name with markup was not escaped")
    return mails


def press_faces(browser, relay, mails):
    for name, face in PRESSED.items():
        mail = mails[address(name)]
        link = mail.faces[OPENED_FIRST.get(name, face)]
        unhappy = name == "p13"
        page = press_face(browser, link, face, COMMENT if unhappy else None, PHONE if unhappy else None)
        page.close()
    # A mail gateway fetches every link of a mail; nobody has answered.
    for link in mails["p14@guests.test"].links:
        expect(relay.request(link)[0] == 200, f"{link} does not open")
        relay.request(link, method="HEAD")
    # The mail program's own "unsubscribe" button (RFC 8058).
    body = urllib.parse.urlencode({"List-Unsubscribe": "One-Click"}).encode()
    expect_equal(relay.request(mails["p15@guests.test"].unsubscribe_url(), "POST", body)[0], 200, "RFC 8058")


def check_answers(cli, survey):
    expect(cli("work", "--until-idle")["answers_changed"] >= len(PRESSED), "the answers came home")
    listed = cli("answers", "list")
    counting = {row["address"].lower(): row for row in listed["answers"] if row["verdict"] in ("confirmed", "counted")}
    expect_equal({guest: row["face"] for guest, row in counting.items()},
                 {address(name): face for name, face in PRESSED.items()}, "who answered what")
    expect_equal({row["verdict"] for row in counting.values()}, {"confirmed"}, "the verdicts of real presses")
    unhappy = counting["p13@guests.test"]
    expect_equal(unhappy["comment"].replace("\r\n", "\n"), COMMENT, "the comment")
    expect_equal((unhappy["wants_call"], unhappy["call_phone"]), (True, PHONE), "the wish to be called")
    figures = cli("stats", "--survey", survey)
    faces = {face: list(PRESSED.values()).count(face) for face in FACES}
    expect_equal(figures["faces"], faces, "the figures")
    expect_equal((figures["answers"], figures["sent"]), (13, 20), "answers and mails of the period")
    expect(abs(figures["happiness"]["percent"] - 100 * 9 / 13) < 0.01, f"happiness is {figures['happiness']}")
    expect(abs(figures["warmth"] - 100 * (3 * 5 + 2 * 4 + 2) / (3 * 13)) < 0.01, f"warmth is {figures['warmth']}")
    expect(abs(figures["response_rate"]["percent"] - 65) < 0.01, f"the response rate is {figures['response_rate']}")
    return faces


def check_reports(cli, survey, faces):
    today = cli("stats")["to"]
    picture = cli.workplace.path("report.png")
    cli("report", "--png", picture, "--survey", survey)
    drawn = Picture(picture)
    expect(drawn.width >= 800 and drawn.height >= 300, f"the picture is {drawn.width} x {drawn.height}")
    areas = {face: drawn.near(colour) for face, colour in FACE_FILLS.items()}
    expect(all(area > 0 for area in areas.values()), f"a face is missing in the picture: {areas}")
    expect(areas["gold"] > areas["amber"] and areas["green"] > areas["amber"], f"the chart's areas do not follow the counts: {areas}")
    table = cli.workplace.path("report.csv")
    cli("report", "--csv", table, "--survey", survey, "--from", today, "--to", today)
    with open(table, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expect_equal(len(rows), 1, "days in the table")
    expect_equal({face: int(rows[0][face]) for face in FACES}, faces, "the table's faces")


def check_nobody_twice(cli, server, survey):
    """A second mailing holds everybody back: mailed within 60 days, or opted out."""
    again = cli("mailings", "create", "--survey", survey, "--to", "all")["mailing"]["id"]
    looked = cli("mailings", "check", again)
    expect_equal(looked["going"], 0, "who would be mailed twice")
    expect_equal(sum(looked["held"].values()), 20, "who is held back")
    cli("mailings", "start", again)
    expect_equal(cli("work", "--until-idle")["sent"], 0, "mails of a second mailing")
    expect_equal(len(server.mails()), 20, "mails in the end")


def send_by_starttls(cli, server, authority, survey):
    set_account(cli, server, authority, "starttls", server.starttls_port)
    cli("contacts", "import", cli.workplace.write("E-mail,First name\nlate@guests.test,Lara\n", "late.csv"), "--basis", "consent")
    mailing = cli("mailings", "create", "--survey", survey, "--to", "address:late@guests.test")["mailing"]["id"]
    cli("mailings", "start", mailing)
    expect_equal(cli("work", "--until-idle")["sent"], 1, "mails sent over STARTTLS")
    expect_equal([mail["Delivered-To"] for mail in server.wait_for_mails(21)][-1], "late@guests.test", "who got the last mail")


def journey(workplace, bin_folder, step):
    authority = Authority(workplace)
    server = MailServer(workplace, authority).start()
    relay = Relay(workplace, bin_folder, authority).start()
    cli = CommandLine(workplace, bin_folder, workplace.path("data"), INGLENOOK_SECRETS_PASSWORD="a sealed file",
                      INGLENOOK_MAIL_PASSWORD=server.password)
    step("mail server and relay are up")
    import_contacts(cli, write_contacts(workplace))
    try_accounts(workplace, bin_folder, cli, server, authority)
    cli("relay", "set", relay.url, "--ca", authority.certificate)
    cli("relay", "check")
    step("contacts, account and relay are set")
    survey, _ = send(cli, server)
    mails = read_mails(server)
    step("20 mails sent, read and in order")
    browser = Browser(workplace).start(relay.front.certificate)
    press_faces(browser, relay, mails)
    browser.stop()
    step(f"{len(PRESSED)} guests have pressed a face")
    faces = check_answers(cli, survey)
    check_reports(cli, survey, faces)
    step("answers, figures, picture and table say exactly that")
    check_nobody_twice(cli, server, survey)
    send_by_starttls(cli, server, authority, survey)
    step("nobody is mailed twice; STARTTLS works too")


if __name__ == "__main__":
    travel("round", journey, as_root=True)
