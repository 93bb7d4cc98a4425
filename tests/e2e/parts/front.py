"""TLS in front of a plain server, as a host of a relay has it: takes the cover off and passes the bytes on."""

import socket
import ssl
import threading

from .workplace import free_port


class Front:
    """https://localhost:port in front of 127.0.0.1:behind."""

    def __init__(self, authority, behind):
        self.behind = behind
        self.port = free_port()
        self.certificate, key = authority.issue("localhost")
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        self.listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.take_calls, daemon=True).start()

    @property
    def url(self):
        return f"https://localhost:{self.port}"

    def stop(self):
        self.listener.close()

    def take_calls(self):
        while True:
            try:
                caller, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(caller,), daemon=True).start()

    def serve(self, caller):
        try:
            covered = self.context.wrap_socket(caller, server_side=True)
            plain = socket.create_connection(("127.0.0.1", self.behind))
        except OSError:
            caller.close()
            return
        back = threading.Thread(target=pass_on, args=(plain, covered), daemon=True)
        back.start()
        pass_on(covered, plain)
        back.join()
        covered.close()
        plain.close()


def pass_on(source, target):
    try:
        while piece := source.recv(1 << 16):
            target.sendall(piece)
    except OSError:
        pass
    finally:
        try:
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass
