"""A running desk of a test's own."""

import http.client
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

PROGRAM = os.environ.get("FRONTDESK_BINARY", ".build/debug/frontdesk")
KNOWLEDGE = pathlib.Path(__file__).parent.parent / "knowledge"
START_S = 60


class Desk:
    """`frontdesk serve` on a free port, with the knowledge beside the tests and a data folder that goes with it."""

    def __init__(self, *settings, knowledge=KNOWLEDGE):
        """`settings` are NAME=VALUE, over limits that tests do not run into."""
        self.knowledge = knowledge
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="frontdesk-pages-"))
        self.data = self.folder / "data"
        self.settings = ["limits.sessions_per_minute=10000", "limits.connections_per_address=1000", *settings]
        self.port = 0
        self.process = None
        self.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Starts it; after the first time on the port that it had."""
        with open(self.folder / "log", "ab") as log:
            begun = log.tell()
            self.process = subprocess.Popen(
                self._command("serve", "--model", "none", "--http", f"127.0.0.1:{self.port}", *self._set()),
                stdout=log, stderr=log, env=self.environment(), cwd=self.folder)
        end = time.monotonic() + START_S
        while time.monotonic() < end and self.process.poll() is None:
            for record in self.log()[begun:].splitlines():
                if b'"listening"' in record:
                    doors = json.loads(record)["metadata"]["endpoints"]
                    self.port = int(next(door for door in doors if door.startswith("http:")).rsplit(":", 1)[1])
                    return
            time.sleep(0.02)
        raise AssertionError(f"The desk does not listen: {self.log()[begun:].decode()[-2000:]}")

    def kill(self):
        """Ends it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        return (self.folder / "log").read_bytes()

    def add_agent(self, name, role="agent"):
        """The new agent's token."""
        return self.tell(*self._command("agents", "add", name, "--role", role)[1:]).stdout.strip()

    def tell(self, *words):
        """What the program answers to a command that succeeds."""
        command = [self.program(), *map(str, words)]
        return subprocess.run(command, env=self.environment(), cwd=self.folder, check=True, capture_output=True, text=True)

    def files_with(self, words):
        """Names of the files in which the desk keeps `words`, its log among them."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return [path.name for path in files if words.encode() in path.read_bytes()]

    def request(self, method, path, body=None, headers=()):
        """The answer, and its body, to a request that no browser sends."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            # What follows a switch to another protocol has no end.
            return answer, b"" if answer.status == 101 else answer.read()
        finally:
            connection.close()

    def _command(self, *words):
        return [self.program(), *words, "--knowledge", str(self.knowledge), "--data", str(self.data)]

    def _set(self):
        return [word for setting in self.settings for word in ("--set", setting)]

    @staticmethod
    def program():
        return os.path.abspath(PROGRAM)

    @staticmethod
    def environment():
        # Those of the tests are no settings, which the desk would say.
        return {name: value for name, value in os.environ.items() if not name.startswith("FRONTDESK_")}
