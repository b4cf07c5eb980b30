"""What a scenario found: JSON lines on standard output, one a finding; the exit status says whether all is well."""

import json
import sys
import threading
import time
import traceback

_lock = threading.Lock()
_failures = []
_began = time.monotonic()


def _print(**fields):
    with _lock:
        print(json.dumps({"s": round(time.monotonic() - _began, 2), **fields}, ensure_ascii=False), flush=True)


def check(holds, sentence, **seen):
    """Prints the sentence and whether it holds; `seen` is what to know where it does not."""
    holds = bool(holds)
    if holds:
        _print(ok=True, that=sentence)
    else:
        _failures.append(sentence)
        _print(ok=False, that=sentence, **{key: repr(value)[:2000] for key, value in seen.items()})
    return holds


def note(what, **fields):
    _print(note=what, **fields)


def refused(code, sentence, request):
    """Checks that `request` is refused with the code, and returns the refusal."""
    from frontdesk_client import Refused
    try:
        answer = request()
    except Refused as refusal:
        check(refusal.code == code, sentence, expected=code, was=refusal.line)
        return refusal
    check(False, sentence, expected=code, was=answer)
    return None


def witnessed(*parties):
    """Checks that nobody saw a promise broken."""
    broken = [finding for party in parties for finding in party.findings()]
    check(not broken, f"{len(parties)} clients saw no promise broken", broken=broken[:10])


def run(scenario, *arguments):
    try:
        scenario(*arguments)
    except Exception as problem:
        _failures.append(str(problem))
        _print(ok=False, that="the scenario runs to its end", problem=repr(problem)[:3000],
               where=traceback.format_exc().splitlines()[-12:])
    sys.stdout.flush()
    return 1 if _failures else 0
