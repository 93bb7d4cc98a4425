"""A certificate authority of the test's own."""

import subprocess


def run(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


class Authority:
    def __init__(self, workplace):
        self.workplace = workplace
        self.issued = {}
        folder = workplace.make_folder("authority")
        self.certificate, self.key = f"{folder}/ca.pem", f"{folder}/ca.key"
        run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "9", "-keyout", self.key,
            "-out", self.certificate, "-subj", "/CN=Inglenook test authority", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def issue(self, name):
        """(certificate, key) for the host `name`, proved by this authority; the same one each time, as it is in use already."""
        if name not in self.issued:
            self.issued[name] = self.make(name)
        return self.issued[name]

    def make(self, name):
        stem = self.workplace.path("authority", name)
        extensions = self.workplace.write(
            f"subjectAltName=DNS:{name}\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n", "authority", f"{name}.ext")
        run("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{stem}.key",
            "-out", f"{stem}.csr", "-subj", f"/CN={name}")
        run("x509", "-req", "-in", f"{stem}.csr", "-CA", self.certificate, "-CAkey", self.key, "-CAcreateserial", "-days", "9",
            "-out", f"{stem}.pem", "-extfile", extensions)
        return f"{stem}.pem", f"{stem}.key"
