"""Every limit that is announced is enforced, and a hostile line gets an error and nothing else."""

import json
import threading
import time

from desk import Desk
from findings import check, note, refused, witnessed
from frontdesk_client import Connection, Customer, Gone, Refused


def run(binary, folder):
    with Desk(binary, folder, wide=False) as desk:
        slow = threading.Thread(target=one_byte_a_second, args=(desk,))
        slow.start()
        before_hello(desk)
        hostile_lines(desk)
        fields(desk)
        texts(desk)
        rate(desk)
        never_reading(desk)
        endless_line(desk)
        addresses(desk)
        slow.join()


def error_for(connection, raw, timeout=30):
    """The next error line after sending the bytes, or the pong of a ping sent behind them."""
    start = len(connection.lines)
    connection.send_bytes(raw + b'\n{"type":"ping"}\n')
    connection.wait_type("pong", start=start, timeout=timeout)
    return [line["error"]["code"] for line in connection.lines[start:] if line["type"] == "error"]


def before_hello(desk):
    connection = Connection.to(desk.address)
    for raw in (b'{"type":"say","id":"a","text":"hello"}', b'{"type":"queue","id":"a"}', b'{"type":"nonsense"}'):
        start = len(connection.lines)
        connection.send_bytes(raw + b"\n")
        line = connection.wait_type("error", start=start)
        connection.broken.clear()
        check(line["error"]["code"] == "auth", "H10: before hello everything is answered auth", raw=raw, line=line)
    for hello, code in [({"v": 2, "role": "customer"}, "unsupported_version"), ({"v": 1, "role": "king"}, "bad_field"),
                        ({"v": 1}, "bad_field"), ({"v": 1, "role": "customer", "resume": {"session": "x"}}, "auth")]:
        start = len(connection.lines)
        connection.send({"type": "hello", **hello})
        line = connection.wait_type("error", start=start)
        check(line["error"]["code"] == code, f"a hello that is not right: {code}", hello=hello, line=line)
    check(connection.hello(role="customer")["type"] == "welcome", "and the connection stays for another hello")
    check(error_for(connection, b'{"type":"hello","v":1,"role":"customer"}') == ["bad_field"],
          "a second hello: bad_field")
    connection.drop()


def hostile_lines(desk):
    customer = Customer(desk.own_socket)
    customer.connect()
    connection = customer.connection
    time.sleep(4)
    lines = [
        ("H1: invalid JSON", b"{nonsense", "parse"), ("H1: not an object", b"[1]", "parse"),
        ("H2: a line of 65,537 bytes", b'{"type":"ping","x":"' + b"a" * 65_515 + b'"}', "too_long"),
        ("H4: nesting 30,000 deep", b'{"type":"ping","x":' + b"[" * 30_000 + b"]" * 30_000 + b"}", "parse"),
        ("H4: nesting 17 deep", b'{"type":"ping","x":' + b"[" * 16 + b"]" * 16 + b"}", "parse"),
        ("H5: invalid UTF-8", b'{"type":"ping","x":"\xff\xfe"}', "parse"),
        ("H5: a lone surrogate", b'{"type":"ping","x":"\\ud800"}', "parse"),
    ]
    for name, raw, code in lines:
        codes = error_for(connection, raw)
        check(codes == [code], f"{name}: {code}, and the connection stays", codes=codes)
    time.sleep(4)
    for name, raw, code in [
        ("H8: a key twice", b'{"type":"history","id":"h8","after":0,"after":1}', "bad_field"),
        ("H9: 1e400", b'{"type":"history","id":"h9a","after":1e400}', "bad_field"),
        ("H9: -1", b'{"type":"history","id":"h9b","after":-1}', "bad_field"),
        ("H9: 2^63", b'{"type":"history","id":"h9c","after":9223372036854775808}', "bad_field"),
        ("H9: 2^53", b'{"type":"history","id":"h9d","after":9007199254740992}', "bad_field"),
        ("no type", b'{"id":"t1"}', "bad_field"), ("an unknown type", b'{"type":"dance","id":"t2"}', "unknown_type"),
    ]:
        start = len(connection.lines)
        connection.send_bytes(raw + b"\n")
        line = connection.wait_type("error", start=start)
        check(line["error"]["code"] == code and line.get("id") == json.loads(raw)["id"], f"{name}: {code}, with the id",
              line=line)
        connection.broken.clear()
    for name, raw in [
        ("H7: CR before LF", b'{"type":"ping"}\r'), ("H7: an empty line", b""),
        ("depth 16", b'{"type":"ping","x":' + b"[" * 15 + b"]" * 15 + b"}"),
        ("a line of 65,536 bytes", b'{"type":"ping","x":"' + b"a" * 65_514 + b'"}'),
    ]:
        codes = error_for(connection, raw)
        check(codes == [], f"{name}: accepted", codes=codes)
    marked = Connection.to(desk.own_socket)
    marked.send_bytes(b'\xef\xbb\xbf{"type":"hello","v":1,"role":"customer"}\n')
    check(marked.wait_type("welcome"), "H7: a byte order mark at the very beginning is ignored")
    marked.drop()
    customer.drop()


def fields(desk):
    customer = Customer(desk.own_socket)
    customer.connect()
    for name, raw in [("65 characters", "a" * 65), ("a blank", "a b"), ("none", ""), ("not ASCII", "ä"),
                      ("a number", 7)]:
        start = customer.mark
        customer.connection.send_bytes(json.dumps({"type": "say", "id": raw, "text": "x"}).encode() + b"\n")
        line = customer.connection.wait_type("error", start=start)
        check(line["error"]["code"] == "bad_field", f"an id of {name}: bad_field", line=line)
    customer.connection.broken.clear()
    refused("bad_field", "no text: bad_field", lambda: customer.request("say"))
    refused("bad_field", "a text that is a number: bad_field", lambda: customer.request("say", text=1))
    refused("bad_field", "a score of 6: bad_field", lambda: customer.request("rate", about="answer", score=6))
    refused("bad_field", "301 of history: bad_field", lambda: customer.request("history", after=0, limit=301))
    customer.drop()


def texts(desk):
    customer = Customer(desk.own_socket)
    customer.connect()
    refused("bad_field", "a blank text: bad_field", lambda: customer.say(" \n\t "))
    refused("too_long", "8,001 scalars: too_long", lambda: customer.say("é" * 8_001))
    check(customer.say("é" * 8_000)["seq"], "8,000 scalars: accepted")
    wild = "nul \0 bell \7 escape \x1b]52;c;aGk=\x07 bidi \u202e csi \x9b2J astral 🦉"
    answer = customer.say(wild)
    check(customer.mine.events[answer["seq"]]["text"] == wild, "H6: control characters are stored as they were sent",
          was=customer.mine.events[answer["seq"]])
    answer = customer.request("say", text="hello", **{"from": {"kind": "human", "name": "Agent"}})
    check(customer.mine.events[answer["seq"]]["from"]["kind"] == "customer", "H11: from is ours, whatever is sent",
          was=customer.mine.events[answer["seq"]])
    witnessed(customer)
    customer.drop()


def rate(desk):
    customer = Customer(desk.own_socket, "fast")
    welcome = customer.connect()
    limits = welcome["limits"]
    check(limits["lines_per_s"] == 5 and limits["lines_burst"] == 20, "5 lines a second, 20 at once", limits=limits)
    messages = [{"type": "say", "id": f"fast-{index}", "text": "are dogs allowed"} for index in range(30)]
    customer.connection.send_bytes(b"")
    for message in messages:
        customer.connection.send(message)
    refusals = []
    for message in messages:
        try:
            customer.connection.answer(message["id"])
        except Refused as refusal:
            refusals.append((message, refusal))
    check(0 < len(refusals) <= 10 and all(refusal.code == "rate_limited" for _, refusal in refusals),
          "30 lines at once: those over the burst are rate_limited", refused=[str(refusal) for _, refusal in refusals])
    if refusals:
        message, refusal = refusals[-1]
        check(refusal.retry_after_ms and refusal.retry_after_ms <= 5_000, "with the time to wait", line=refusal.line)
        time.sleep(refusal.retry_after_ms / 1000)
        answer = customer.request(**{("kind" if key == "type" else key): value for key, value in message.items()})
        check("dup" not in answer or answer["dup"] is False, "after it the same id is accepted, as a new line",
              answer=answer)
    witnessed(customer)
    customer.drop()


def never_reading(desk):
    """H13: what is written to somebody who does not read is bounded."""
    quiet = Customer(desk.own_socket, "quiet")
    quiet.connect()
    quiet.request("human")
    agent = desk.agent(name="Ruth", own_socket=True)
    agent.claim(quiet.conv)
    last = quiet.mine.last
    quiet.drop()
    deaf = Connection.to(desk.own_socket, reading=False)
    deaf.send({"type": "hello", "v": 1, "role": "customer",
               "resume": {"session": quiet.session, "epoch": quiet.epoch, "after": last}})
    time.sleep(0.3)
    for index in range(40):
        agent.reply(quiet.conv, "🦉" * 8_000, id=f"owl-{index}")
    deaf.read()
    deaf.wait_end()
    # The goodbye waits for a second; who begins to read later than that finds the connection ended.
    codes = [line["code"] for line in deaf.lines if line["type"] == "bye"]
    check(codes in (["lagged"], []), "H13: who never reads is told lagged, and the connection ends", codes=codes)
    note("H13", bye=codes, lines=len(deaf.lines))
    check(len(deaf.lines) < 40, "I10: what waited for them was bounded", count=len(deaf.lines))
    welcome = quiet.connect()
    quiet.wait_event(lambda event: event.get("cid") == "owl-39", "the last of what was missed")
    owls = [cid for _, _, _, cid in quiet.mine.messages() if cid and cid.startswith("owl")]
    check(welcome["recovered"] and owls == [f"owl-{index}" for index in range(40)],
          "I10: and resumes, with all of it in order", owls=owls)
    witnessed(quiet, agent)
    quiet.drop()
    agent.drop()


def endless_line(desk):
    """H3: one line without an end."""
    endless(desk)
    before = desk.resident_bytes()
    sent = [endless(desk) for _ in range(2)]
    grown = desk.resident_bytes() - before
    check(grown < 1 << 20, "H3: memory grows by less than 1 MB", grown=grown, sent=sent)
    note("H3", sent_bytes=sent, grown_bytes=grown)


def endless(desk):
    """Sends until the connection is closed: the goodbye lingers for a moment, in which what comes is thrown away."""
    stream = desk.own_socket.open()
    stream.settimeout(10)
    sent, began = 0, time.monotonic()
    try:
        while time.monotonic() - began < 10:
            sent += stream.send(b"a" * 65_536)
    except OSError:
        pass
    seconds = time.monotonic() - began
    check(seconds < 5, "H3: a line without an end is cut off", sent=sent, seconds=seconds)
    said = b""
    try:
        while True:
            part = stream.recv(65_536)
            if not part:
                break
            said += part
    except OSError:
        pass
    stream.close()
    lines = [json.loads(line) for line in said.splitlines()]
    check(lines and lines[-1].get("code") == "too_long", "H3: and told bye too_long", lines=lines)
    return sent


def addresses(desk):
    """10 new sessions a minute and 20 connections from one address."""
    open_ones = []
    codes = []
    for _ in range(14):
        connection = Connection.to(desk.address)
        try:
            connection.hello(role="customer")
            codes.append("welcome")
        except Refused as refusal:
            codes.append(refusal.code)
            last = refusal
        open_ones.append(connection)
    # One was begun before hello was looked at.
    check(codes.count("welcome") == 9 and codes[-1] == "rate_limited", "10 new sessions a minute from one address",
          codes=codes)
    check("rate_limited" not in codes or (last.retry_after_ms or 0) > 0, "with the time to wait")
    busy = None
    for _ in range(20):
        connection = Connection.to(desk.address)
        open_ones.append(connection)
        try:
            busy = connection.wait_type("bye", timeout=0.2)
            break
        except (TimeoutError, Gone):
            pass
    check(busy and busy["code"] == "busy" and len(open_ones) <= 21, "20 connections from one address, then bye busy",
          busy=busy, open=len(open_ones))
    ours = Customer(desk.own_socket)
    check(ours.connect()["type"] == "welcome", "the Unix socket has no such limit")
    ours.drop()
    for connection in open_ones:
        connection.drop()


def one_byte_a_second(desk):
    connection = Connection.to(desk.own_socket)
    began = time.monotonic()
    try:
        for byte in b'{"type":"hello","v":1,"role":"customer"}\n':
            connection.send_bytes(bytes([byte]))
            with connection.changed:
                connection.changed.wait_for(lambda: connection.is_over, timeout=1)
            if connection.is_over:
                break
    except OSError:
        pass
    seconds = time.monotonic() - began
    check(connection.lines and connection.lines[-1].get("code") == "hello_timeout" and 9 <= seconds <= 15,
          "H12: one byte a second: bye hello_timeout after 10 seconds", lines=connection.lines, seconds=seconds)
