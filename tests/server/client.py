"""Starts the server on a free port and talks to it, by http.client and by bytes on a socket."""
import http.client
import json
import re
import signal
import socket
import subprocess

FOUND = "Ostrey County closed 12 drinking-water wells in June 2023 after salt from the Lumeva battery plant seeped into the ground."


class Server:
    def __init__(self, program, *args):
        self.process = subprocess.Popen([program, "--port", "0", *args], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"listening on http://(.+):(\d+)/\n", line)
        if not found:
            self.process.kill()
            raise AssertionError(f"no address: {line!r} {self.process.stderr.read()}")
        self.host, self.port = found.group(1), int(found.group(2))

    def stop(self, how=signal.SIGTERM):
        """The exit status and what stood on stderr."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            _, err = self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
            raise
        return self.process.returncode, err

    def connect(self, timeout=10):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(self, method, path, body=None, headers=None, connection=None):
        """(status, headers in lower case, body as JSON where it is some)"""
        own = connection or self.connect()
        own.request(method, path, body, headers or {})
        answer = own.getresponse()
        text = answer.read()
        if not connection:
            own.close()
        names = {name.lower(): value for name, value in answer.getheaders()}
        is_json = names.get("content-type") == "application/json" and text
        return answer.status, names, json.loads(text) if is_json else text

    def ask_json(self, path, value, method="POST", **headers):
        return self.ask(method, path, json.dumps(value), {"Content-Type": "application/json", **headers})

    def raw(self, data, timeout=10, half_close=False):
        """Sends bytes and reads until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as s:
            s.sendall(data)
            if half_close:
                s.shutdown(socket.SHUT_WR)
            return read_all(s)


def read_all(s):
    got = b""
    while True:
        try:
            more = s.recv(65536)
        except ConnectionResetError:
            return got
        if not more:
            return got
        got += more
