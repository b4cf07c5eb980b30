#!/usr/bin/env python3
"""Runs one scenario against the built program.

    run.py SCENARIO BINARY FOLDER

FOLDER is an empty one, for the business and its data. Findings are printed as JSON lines; the exit status is 0 where
every sentence held.
"""

import importlib
import sys

import findings


def main():
    name, binary, folder = sys.argv[1:]
    scenario = importlib.import_module(f"scenario_{name}")
    return findings.run(scenario.run, binary, folder)


if __name__ == "__main__":
    sys.exit(main())
