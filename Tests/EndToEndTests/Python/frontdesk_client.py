"""A client of the line protocol, written from docs/protocol.md alone. Python 3.9, standard library only.

    customer = Customer(Address.parse("127.0.0.1:7000"))
    customer.connect()
    print(customer.say("where is my order"))

Beyond talking, a client here is a witness: whatever it receives is held against what the page promises, and what
breaks a promise is kept in `broken`, in words.
"""

import collections
import json
import socket
import subprocess
import threading
import time

PATIENCE_S = 30


class Refused(Exception):
    """An `error` line."""

    def __init__(self, line):
        self.line = line
        self.code = line["error"]["code"]
        self.message = line["error"]["message"]
        self.retry_after_ms = line["error"].get("retry_after_ms")
        super().__init__(f"{self.code}: {self.message}")


class Gone(Exception):
    """The connection ended before what was waited for came."""


class Address(collections.namedtuple("Address", "host port path")):
    @staticmethod
    def parse(text):
        """`HOST:PORT`, or the path of a Unix socket."""
        if "/" in text:
            return Address(None, None, text)
        host, port = text.rsplit(":", 1)
        return Address(host.strip("[]"), int(port), None)

    def open(self):
        if self.path:
            stream = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            stream.connect(self.path)
        else:
            stream = socket.create_connection((self.host, self.port), timeout=PATIENCE_S)
            stream.settimeout(None)
            stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return stream


class Connection:
    """Lines to and from a desk, over a socket or over the standard input and output of a process."""

    def __init__(self, transport, on_line=None, reading=True):
        self.transport = transport
        self.on_line = on_line
        self.lines = []
        self.broken = []
        self.is_over = False
        self.changed = threading.Condition()
        self._ids = {}
        self._next_id = 0
        self._sending = threading.Lock()
        if isinstance(transport, subprocess.Popen):
            self._in, self._out = transport.stdout, transport.stdin
        else:
            self._in, self._out = transport.makefile("rb"), None
        if reading:
            self.read()

    @staticmethod
    def to(address, **options):
        return Connection(address.open(), **options)

    def read(self):
        threading.Thread(target=self._read, daemon=True).start()

    # What comes

    def _read(self):
        try:
            for raw in self._in:
                self._received(raw)
        except (OSError, ValueError):
            pass
        with self.changed:
            self.is_over = True
            self.changed.notify_all()

    def _received(self, raw):
        try:
            line = json.loads(raw.decode("utf-8"))
        except ValueError:
            if raw.endswith(b"\n"):
                self.broken.append(f"not a line of JSON: {raw[:200]!r}")
            return
        if not isinstance(line, dict) or "type" not in line:
            self.broken.append(f"a line without a type: {line!r}")
            return
        line["_at"] = time.monotonic()
        self._count_answer(line)
        if self.on_line:
            self.on_line(line)
        with self.changed:
            self.lines.append(line)
            self.changed.notify_all()

    def _count_answer(self, line):
        """Whatever carries an id is answered by exactly one `ok` or `error`."""
        if line["type"] not in ("ok", "error") or "id" not in line:
            return
        with self.changed:
            left = self._ids.get(line["id"], 0)
            self._ids[line["id"]] = left - 1
        if left < 1:
            self.broken.append(f"an answer to nothing, or a second one: {line!r}")

    def wait(self, condition, what, timeout=PATIENCE_S, start=0):
        """The first line from `start` on that fulfils `condition`."""
        deadline = time.monotonic() + timeout
        with self.changed:
            position = start
            while True:
                while position < len(self.lines):
                    if condition(self.lines[position]):
                        return self.lines[position]
                    position += 1
                if self.is_over:
                    raise Gone(f"the connection ended, waiting for {what}; last: {self.lines[-3:]!r}")
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"no {what} within {timeout} s; last: {self.lines[-5:]!r}")
                self.changed.wait(left)

    def wait_type(self, kind, **options):
        return self.wait(lambda line: line["type"] == kind, kind, **options)

    def wait_end(self, timeout=PATIENCE_S):
        deadline = time.monotonic() + timeout
        with self.changed:
            while not self.is_over:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError("the connection stays open")
                self.changed.wait(left)

    # What goes

    def send_bytes(self, raw):
        with self._sending:
            if self._out is None:
                self.transport.sendall(raw)
            else:
                self._out.write(raw)
                self._out.flush()

    def send(self, message):
        if "id" in message:
            with self.changed:
                self._ids[message["id"]] = self._ids.get(message["id"], 0) + 1
        self.send_bytes(json.dumps(message, ensure_ascii=False).encode("utf-8") + b"\n")

    def new_id(self, prefix="r"):
        with self.changed:
            self._next_id += 1
            return f"{prefix}-{self._next_id}"

    def request(self, kind, timeout=PATIENCE_S, **fields):
        """Sends it and waits for its `ok`, which is returned; an `error` is raised."""
        message = {"type": kind, "id": fields.pop("id", None) or self.new_id(), **fields}
        start = len(self.lines)
        try:
            self.send(message)
        except OSError as problem:
            raise Gone(str(problem))
        return self.answer(message["id"], start, timeout)

    def answer(self, request_id, start=0, timeout=PATIENCE_S):
        line = self.wait(
            lambda line: line["type"] in ("ok", "error") and line.get("id") == request_id,
            f"answer to {request_id}", timeout, start)
        if line["type"] == "error":
            raise Refused(line)
        return line

    def hello(self, timeout=PATIENCE_S, **fields):
        start = len(self.lines)
        try:
            self.send({"type": "hello", "v": 1, **fields})
        except OSError as problem:
            raise Gone(str(problem))
        line = self.wait(lambda line: line["type"] in ("welcome", "error", "bye"), "welcome", timeout, start)
        if line["type"] == "error":
            raise Refused(line)
        if line["type"] == "bye":
            raise Gone(line["code"])
        return line

    def drop(self):
        """Ends it without a word, as a cut cable does."""
        if isinstance(self.transport, subprocess.Popen):
            self._out.close()
            return
        for end in (lambda: self.transport.shutdown(socket.SHUT_RDWR), self.transport.close):
            try:
                end()
            except OSError:
                pass


class Transcript:
    """The events of one conversation as a client has seen them, each once and in order."""

    def __init__(self, after=None):
        self.events = {}
        #: The last event seen without a gap; None: the first one to come decides.
        self.last = after
        #: Events up to here have lost their words.
        self.erased = 0

    def take(self, event):
        """What is wrong with the event, or None."""
        seq = event["seq"]
        known = self.events.get(seq)
        if event["kind"] == "conversation.erased":
            self.erased = max(self.erased, event["through"])
        # Up to there events may come a second time with less in them.
        if known is not None and seq > self.erased and clean(known) != clean(event):
            return f"event {seq} came with two contents: {known!r} and {event!r}"
        if known is None or seq <= self.erased:
            self.events[seq] = event
        if "re" in event:
            return None
        if self.last is not None and seq > self.last + 1:
            gap = f"a gap: {seq} after {self.last} in {event['conv']}"
            self.last = seq
            return gap
        if self.last is None or seq > self.last:
            self.last = seq
        return None

    def messages(self):
        """`(seq, kind of the sender, text, cid)`, in order."""
        return [
            (seq, event["from"]["kind"], event["text"], event.get("cid"))
            for seq, event in sorted(self.events.items()) if event["kind"] == "message.created"]

    def kinds(self):
        return [event["kind"] for _, event in sorted(self.events.items())]


def clean(event):
    """Without what differs between an event sent live and the same one read again."""
    return {key: value for key, value in event.items() if key not in ("re", "_at")}


class Party:
    """What customers and agents have in common: a connection, and transcripts of what they see."""

    def __init__(self, address):
        self.address = address
        self.connection = None
        self.welcome = None
        self.broken = []
        self.transcripts = {}
        #: Events that are not stored, in the order in which they came.
        self.news = []

    def _open(self, **hello):
        connection = Connection.to(self.address, on_line=self._line)
        self.connection = connection
        try:
            self.welcome = connection.hello(**hello)
        except Exception:
            connection.drop()
            raise
        return self.welcome

    def _line(self, line):
        if line["type"] == "event":
            if "seq" in line:
                problem = self.transcript(line["conv"]).take(line)
                if problem:
                    self.broken.append(problem)
            else:
                self.news.append(line)
        elif line["type"] == "ok" and "last" in line and line.get("conv") in self.transcripts:
            self._acknowledged(line)

    def _acknowledged(self, line):
        if line["last"] < line["seq"]:
            self.broken.append(f"last before seq: {line!r}")

    def transcript(self, conv):
        return self.transcripts.setdefault(conv, Transcript())

    def request(self, kind, **fields):
        return self.connection.request(kind, **fields)

    def wait_event(self, condition, what, start=0, timeout=PATIENCE_S):
        return self.connection.wait(
            lambda line: line["type"] == "event" and condition(line), what, timeout, start)

    @property
    def mark(self):
        """Where to start waiting from, for what has not come yet."""
        return len(self.connection.lines)

    def drop(self):
        self.connection.drop()

    def leave(self):
        self.connection.send({"type": "bye"})
        line = self.connection.wait_type("bye", start=0)
        self.connection.wait_end()
        return line

    def findings(self):
        return self.broken + (self.connection.broken if self.connection else [])


class Customer(Party):
    """A customer who goes on after a lost connection, and sends again what was not acknowledged."""

    def __init__(self, address, name="c", **hello):
        super().__init__(address)
        self.name = name
        self.session = self.epoch = self.conv = None
        self.unanswered = collections.OrderedDict()
        self._lines = 0
        self._hello = hello

    def connect(self, resume=True):
        fields = dict(self._hello, role="customer")
        if self.session and resume:
            fields["resume"] = {"session": self.session, "epoch": self.epoch, "after": self.mine.last or 0}
        # Events follow the welcome in the same breath, so it is looked at as it comes.
        self._old_last = self.mine.last if self.session and resume else None
        return self._open(**fields)

    def _line(self, line):
        if line["type"] == "welcome":
            self._welcomed(line)
        super()._line(line)

    def _welcomed(self, line):
        self.session, self.epoch, self.conv = line["session"], line["epoch"], line["conv"]
        if line["recovered"]:
            if self._old_last is None:
                self.broken.append(f"recovered, though nothing was to be: {line!r}")
        else:
            self.transcripts[self.conv] = Transcript(after=line["seq"])

    def _acknowledged(self, line):
        super()._acknowledged(line)
        if line["conv"] == self.conv and (self.mine.last or 0) < line["last"]:
            self.broken.append(f"ok before its events: {line!r}, seen up to {self.mine.last}")

    @property
    def mine(self):
        return self.transcript(self.conv)

    def catch_up(self):
        """After `recovered: false`: the whole conversation, by `history`."""
        after, limit = 0, self.welcome["limits"]["history"]
        while True:
            answer = self.request("history", after=after, limit=limit)
            page = [line["seq"] for line in self.connection.lines
                    if line["type"] == "event" and line.get("re") == answer["id"]]
            after = max(page, default=after)
            if not answer["more"]:
                return

    def say(self, text, **fields):
        return self.request("say", text=text, **fields)

    def line(self, text):
        """Sends a line without waiting for the answer; what is not answered is kept for `again`."""
        self._lines += 1
        message = {"type": "say", "id": f"{self.name}-{self._lines}", "text": text}
        self.unanswered[message["id"]] = message
        try:
            self.connection.send(message)
        except OSError:
            pass
        return message["id"]

    def settle(self, timeout=PATIENCE_S):
        """Waits for the answers to all lines sent; a refusal that says to wait is waited for and sent again."""
        oks = []
        for request_id, message in list(self.unanswered.items()):
            start, ok = 0, None
            while ok is None:
                try:
                    ok = self.connection.answer(request_id, start, timeout)
                except Refused as refusal:
                    if refusal.retry_after_ms is None:
                        raise
                    time.sleep(refusal.retry_after_ms / 1000)
                    start = len(self.connection.lines)
                    self.connection.send(message)
            oks.append(ok)
            del self.unanswered[request_id]
        return oks

    def again(self):
        """After a new connection: everything unanswered, in the order in which it was first sent."""
        for message in self.unanswered.values():
            self.connection.send(message)


class Agent(Party):
    def __init__(self, address, token=None, name=None):
        super().__init__(address)
        self.token, self.name = token, name

    def connect(self):
        fields = {"role": "agent"}
        if self.token:
            fields["token"] = self.token
        if self.name:
            fields["name"] = self.name
        return self._open(**fields)

    def claim(self, conv, **fields):
        # From the claim on every event comes; where it begins is not known before.
        self.transcript(conv).last = None
        return self.request("claim", conv=conv, **fields)

    def reply(self, conv, text, **fields):
        return self.request("reply", conv=conv, text=text, **fields)

    def follow(self, conv, after=0):
        self.transcript(conv).last = None
        return self.request("follow", conv=conv, after=after)

    def queue(self):
        return self.request("queue")["waiting"]
