"""A mail server that says yes to everything and writes each mail down durably before it does, as Postfix would."""

import collections
import email
import os
import re
import socket
import ssl
import threading


class Sink:
    """Takes submissions over TLS on `port` for any user and password. Each mail is one file, named in the order of arrival."""

    host = "localhost"
    user = "owner@pub.test"
    password = "c0rrect horse"

    def __init__(self, workplace, authority):
        self.folder = workplace.make_folder("sink")
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(*authority.issue(self.host))
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.lock = threading.Lock()
        self.count = 0
        workplace.closers.append(self.listener.close)

    def start(self):
        threading.Thread(target=self.take_calls, daemon=True).start()
        return self

    def take_calls(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(caller,), daemon=True).start()

    def serve(self, caller):
        try:
            caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self.context.wrap_socket(caller, server_side=True) as covered, covered.makefile("rwb") as stream:
                self.talk(stream)
        except (OSError, ValueError):
            caller.close()  # whoever called was killed

    def talk(self, stream):
        def say(*lines):
            stream.write(b"".join(line + b"\r\n" for line in lines))
            stream.flush()

        say(b"220 sink")
        while line := stream.readline():
            word = line[:4].upper()
            if word == b"EHLO":
                say(b"250-sink", b"250-PIPELINING", b"250 AUTH PLAIN")
            elif word == b"AUTH":
                say(b"235 ok")
            elif word == b"DATA":
                say(b"354 go on")
                mail = self.read_mail(stream)
                if mail is None:
                    return
                self.keep(mail)
                say(b"250 queued")
            elif word == b"QUIT":
                say(b"221 bye")
                return
            else:
                say(b"250 ok")

    @staticmethod
    def read_mail(stream):
        lines = []
        while line := stream.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line[1:] if line.startswith(b".") else line)
        return None  # no dot, no mail

    def keep(self, mail):
        with self.lock:
            self.count += 1
            path = os.path.join(self.folder, f"{self.count:06}")
        with open(path + ".part", "wb") as file:
            file.write(mail)
            file.flush()
            os.fsync(file.fileno())
        os.rename(path + ".part", path)

    def message_ids(self):
        """How often each Message-ID arrived, and each recipient."""
        ids, recipients = collections.Counter(), collections.Counter()
        for name in sorted(os.listdir(self.folder)):
            if not re.fullmatch(r"\d+", name):
                continue
            with open(os.path.join(self.folder, name), "rb") as file:
                headers = email.message_from_binary_file(file)
            ids[headers["Message-ID"]] += 1
            recipients[headers["To"]] += 1
        return ids, recipients
