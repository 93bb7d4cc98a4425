"""A real mail server on loopback: Postfix takes submissions over TLS, Dovecot checks who signs in, a Maildir keeps the mails.

Nothing in /etc is read for it or touched by it."""

import base64
import email
import email.policy
import glob
import os
import pwd
import subprocess

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
default_transport = error:this server delivers nowhere else
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
protocols =
ssl = no
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
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


class MailServer:
    """One account (`user`, `password`) that sends for owner@pub.test; mails to anyone at guests.test arrive in `mails()`."""

    host = "localhost"
    user = "owner@pub.test"
    password = "c0rrect horse: battery, staple"

    def __init__(self, workplace, authority):
        self.workplace = workplace
        self.folder = workplace.make_folder("mail")
        self.tls_port, self.starttls_port = free_port(), free_port()
        for name in ("config", "queue", "lib", "dovecot"):
            workplace.make_folder("mail", name)
        postfix, nobody = pwd.getpwnam("postfix"), pwd.getpwnam("nobody")
        os.chown(f"{self.folder}/lib", postfix.pw_uid, postfix.pw_gid)
        self.maildir = workplace.make_folder("mail", "guests")
        os.chown(self.maildir, nobody.pw_uid, nobody.pw_gid)
        certificate, key = authority.issue(self.host)
        known = {"folder": self.folder, "uid": nobody.pw_uid, "certificate": certificate, "key": key, "tls": self.tls_port,
                 "starttls": self.starttls_port}
        workplace.write("/@/ guests/\n", "mail", "config", "mailboxes")
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
        if dovecot.poll() is not None:
            raise Failure(f"Dovecot ended\n{self.workplace.logs()}")
        return self

    def stop(self):
        subprocess.run(["postfix", "-c", f"{self.folder}/config", "stop"], capture_output=True,
                       env=self.workplace.environment())

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

