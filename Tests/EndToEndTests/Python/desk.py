"""A desk for a scenario: the built program, serving a small business that never closes."""

import os
import pathlib
import re
import signal
import subprocess
import threading
import time

from frontdesk_client import Address, Agent, Customer

BUSINESS = """\
name: Night Shop
bot_name: Owl
locale: en
timezone: UTC
hours: 24h
contact: {email: hello@night.example}
departments:
  billing: {name: Payments}
"""

SHOP = """\
# Shop

## How much is delivery? {#delivery-cost}

Also asked:
- what does delivery cost
- shipping price

Delivery is 4 euros.

## Can I bring my dog? {#dogs}

Also asked:
- are dogs allowed
- may my dog come in

Dogs are welcome.

## Where are you? {#where}

Also asked:
- what is your address
- how do I find the shop

At 1 Owl Street.
"""

#: Far above what a scenario sends, where it is not about limits.
WIDE = {
    "FRONTDESK_LIMITS_LINES_PER_SECOND": "100000",
    "FRONTDESK_LIMITS_LINES_BURST": "100000",
    "FRONTDESK_LIMITS_SESSIONS_PER_MINUTE": "100000",
    "FRONTDESK_LIMITS_CONNECTIONS_PER_ADDRESS": "10000",
}


class Desk:
    def __init__(self, binary, folder, settings=None, wide=True):
        self.binary = binary
        self.folder = pathlib.Path(folder)
        self.data = self.folder / "data"
        self.environment = {
            "HOME": str(self.folder), "PATH": "/usr/bin:/bin", "TZ": "UTC", "FRONTDESK_MODEL": "none",
            **(WIDE if wide else {}),
            **(settings or {})}
        self.process = None
        self.address = None
        self.errors = []
        knowledge = self.folder / "knowledge"
        knowledge.mkdir(parents=True, exist_ok=True)
        (knowledge / "business.yaml").write_text(BUSINESS)
        (knowledge / "shop.md").write_text(SHOP)

    # The server

    def start(self):
        host, port = ("127.0.0.1", self.address.port) if self.address else ("127.0.0.1", 0)
        self.process = subprocess.Popen(
            [self.binary, "serve", "--knowledge", "knowledge", "--data", "data", "--tcp", f"{host}:{port}"],
            cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, errors="replace")
        listening = threading.Event()
        self.follower = threading.Thread(target=self._follow, args=(self.process, listening), daemon=True)
        self.follower.start()
        if not listening.wait(30):
            raise TimeoutError(f"the desk does not listen: {self.errors[-20:]}")
        if self.address is None:
            raise RuntimeError(f"the desk does not run: {self.errors[-20:]}")
        return self

    def _follow(self, process, listening):
        for line in process.stderr:
            self.errors.append(line.rstrip("\n"))
            found = re.search(r'"message":"listening".*"(127\.0\.0\.1:\d+)"', line)
            if found:
                self.address = Address.parse(found.group(1))
                listening.set()
        listening.set()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, within=30):
        """SIGTERM; returns the exit status and the seconds that it took. Its last words are in `errors` then."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=within)
        seconds = time.monotonic() - began
        self.follower.join(timeout=within)
        return status, seconds

    @property
    def own_socket(self):
        return Address(None, None, str(self.data / "desk.sock"))

    def resident_bytes(self):
        pages = pathlib.Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.kill()

    # Other commands of the program

    def run(self, *arguments, status=0, limit=60):
        done = subprocess.run(
            [self.binary, *arguments], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=limit)
        if status is not None and done.returncode != status:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stdout}{done.stderr}")
        return done

    def add_agent(self, name, role="agent", *more):
        """Adds one and returns the token."""
        printed = self.run("agents", "add", name, "--role", role, "--data", "data", *more)
        words = [word for word in re.split(r"[\s:]+", printed.stdout) if re.fullmatch(r"[A-Za-z0-9_\-+/=]{20,}", word)]
        if len(words) != 1:
            raise RuntimeError(f"no token in what was printed: {printed.stdout!r} {printed.stderr!r}")
        return words[0]

    # People

    def customer(self, name="c", **hello):
        person = Customer(self.address, name, **hello)
        person.connect()
        return person

    def agent(self, token=None, name=None, own_socket=False):
        person = Agent(self.own_socket if own_socket else self.address, token, name)
        person.connect()
        return person

    def staff(self, *names, role="agent"):
        return [self.agent(self.add_agent(name, role)) for name in names]
