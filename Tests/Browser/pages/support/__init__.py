"""What the tests of the website share: a running desk, a browser, and the pages' parts by name."""
