"""A real mail server on loopback: Postfix takes submissions over TLS, Dovecot checks who signs in, a Maildir keeps the mails.

Nothing in /etc is read for it or touched by it."""

import base64
import email
import email.policy
import glob
import os
import pwd
import subprocess
import time

from .workplace import Failure, free_port, wait_for

MAIN = """
compatibility_level = 3.6
config_directory = {folder}/config
queue_directory = {folder}/queue
data_directory = {folder}/lib
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.pub.test
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
import_environment = MAIL_CONFIG
virtual_mailbox_domains = guests.test, pub.test
virtual_mailbox_base = {folder}
virtual_mailbox_maps = regexp:{folder}/config/mailboxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{uid}
virtual_minimum_uid = 100
default_transport = error:{refusal}
smtpd_reject_unlisted_recipient = {asks_first}
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/dovecot/sign-in
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_helo_required = yes
smtpd_client_connection_rate_limit = 0
"""

MASTER = """
127.0.0.1:{tls} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
127.0.0.1:{starttls} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
tlsmgr unix - - n 1000? 1 tlsmgr
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""

DOVECOT = """
base_dir = {folder}/dovecot
state_dir = {folder}/dovecot
protocols = {protocols}
ssl = {ssl}
log_path = {folder}/dovecot.log
auth_mechanisms = plain login
disable_plaintext_auth = no
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {folder}/config/accounts
}}
service auth {{
  unix_listener sign-in {{
    mode = 0666
  }}
}}
service anvil {{
  chroot =
}}
{reading}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""

READING = """
ssl_cert = <{certificate}
ssl_key = <{key}
mail_location = maildir:{folder}/owner:INDEX=MEMORY
last_valid_uid = 0
userdb {{
  driver = static
  args = uid={uid} gid={uid} home={folder}/owner
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {imap}
    ssl = yes
  }}
}}
"""


class MailServer:
    """One account (`user`, `password`) that sends for owner@pub.test; mails to anyone at guests.test arrive in `mails()`. With
    `reads_mail` the owner has a mailbox of his own, which IMAP shows at `imap_port`, and other domains know nobody."""

    host = "localhost"
    user = "owner@pub.test"
    password = "c0rrect horse: battery, staple"

    def __init__(self, workplace, authority, reads_mail=False):
        self.workplace = workplace
        self.folder = workplace.make_folder("mail")
        self.tls_port, self.starttls_port = free_port(), free_port()
        for name in ("config", "queue", "lib", "dovecot"):
            workplace.make_folder("mail", name)
        postfix, nobody = pwd.getpwnam("postfix"), pwd.getpwnam("nobody")
        os.chown(f"{self.folder}/lib", postfix.pw_uid, postfix.pw_gid)
        self.maildir = workplace.make_folder("mail", "guests")
        os.chown(self.maildir, nobody.pw_uid, nobody.pw_gid)
        self.imap_port = free_port()
        self.reads_mail = reads_mail
        self.owner_maildir = workplace.make_folder("mail", "owner")
        for name in ("new", "cur", "tmp"):
            os.chown(workplace.make_folder("mail", "owner", name), nobody.pw_uid, nobody.pw_gid)
        os.chown(self.owner_maildir, nobody.pw_uid, nobody.pw_gid)
        certificate, key = authority.issue(self.host)
        known = {"folder": self.folder, "uid": nobody.pw_uid, "certificate": certificate, "key": key, "tls": self.tls_port,
                 "starttls": self.starttls_port, "imap": self.imap_port, "protocols": "imap" if reads_mail else "",
                 "ssl": "yes" if reads_mail else "no",
                 "asks_first": "no" if reads_mail else "yes",
                 "refusal": "5.1.1 no such user here" if reads_mail else "this server delivers nowhere else"}
        known["reading"] = READING.format(**known) if reads_mail else ""
        own = "/^owner@pub\\.test$/ owner/\n" if reads_mail else ""
        workplace.write(own + "/@/ guests/\n", "mail", "config", "mailboxes")
        secret = base64.b64encode(self.password.encode()).decode()
        workplace.write(f"{self.user}:{{PLAIN.b64}}{secret}\n", "mail", "config", "accounts")
        workplace.write(MAIN.format(**known), "mail", "config", "main.cf")
        workplace.write(MASTER.format(**known), "mail", "config", "master.cf")
        workplace.write(DOVECOT.format(**known), "mail", "config", "dovecot.conf")

    def start(self):
        dovecot = self.workplace.start(["dovecot", "-F", "-c", f"{self.folder}/config/dovecot.conf"], "mail/dovecot-start.log",
                                       env=self.workplace.environment())
        wait_for(lambda: os.path.exists(f"{self.folder}/dovecot/sign-in") or dovecot.poll() is not None, "Dovecot is there")
        postfix = self.workplace.start(["postfix", "-c", f"{self.folder}/config", "start-fg"], "mail/postfix-start.log",
                                       env=self.workplace.environment())
        self.workplace.closers.append(self.stop)
        for port in (self.tls_port, self.starttls_port):
            self.workplace.wait_for_port(port, postfix, "Postfix")
        if self.reads_mail:
            self.workplace.wait_for_port(self.imap_port, dovecot, "Dovecot")
        if dovecot.poll() is not None:
            raise Failure(f"Dovecot ended\n{self.workplace.logs()}")
        return self

    def stop(self):
        subprocess.run(["postfix", "-c", f"{self.folder}/config", "stop"], capture_output=True,
                       env=self.workplace.environment())

    def deliver_to_owner(self, content):
        path = f"{self.owner_maildir}/new/{time.time_ns()}.letter"
        with open(path, "wb") as file:
            file.write(content)
        nobody = pwd.getpwnam("nobody")
        os.chown(path, nobody.pw_uid, nobody.pw_gid)

    def mails(self):
        """Every mail that has arrived, oldest first, as an independent parser reads it."""
        read = []
        for path in sorted(glob.glob(f"{self.maildir}/new/*"), key=os.path.getmtime):
            with open(path, "rb") as file:
                read.append(email.message_from_binary_file(file, policy=email.policy.default))
        return read

    def raw_mails(self):
        for path in glob.glob(f"{self.maildir}/new/*"):
            with open(path, "rb") as file:
                yield file.read()

    def wait_for_mails(self, count, seconds=60):
        return wait_for(lambda: len(self.mails()) >= count and self.mails(), f"{count} mails have arrived", seconds)

