"""Runs the tests in this folder, or those with a word in their name: python Tests/Browser/pages [WORD]."""

import pathlib
import sys
import unittest

here = str(pathlib.Path(__file__).parent)
loader = unittest.TestLoader()
if len(sys.argv) > 1:
    loader.testNamePatterns = [f"*{sys.argv[1].replace(' ', '_')}*"]
outcome = unittest.TextTestRunner(verbosity=2).run(loader.discover(here, top_level_dir=here))
sys.exit(0 if outcome.wasSuccessful() else 1)
