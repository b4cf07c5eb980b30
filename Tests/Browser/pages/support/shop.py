"""A website of somebody else's that shows the widget."""

import http.server
import threading

PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A shop</title><script src="{desk}/widget.js" async></script></head>
<body><main><h1>A shop</h1><p>Nothing to see but the chat.</p></main></body></html>"""


class Shop:
    """Serves one page on a port of its own, so from an origin of its own, until it is closed."""

    def __init__(self):
        self.page = b""
        self.policy = ""
        shop = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", shop.policy)
                self.end_headers()
                self.wfile.write(shop.page if self.path == "/" else b"")

            def log_message(self, *words):
                """Nobody reads it."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def show(self, desk, lang="en"):
        """Shows the widget of `desk`, under a policy that lets in nothing else and no inline style."""
        self.page = PAGE.format(lang=lang, desk=desk.address).encode()
        socket = desk.address.replace("http", "ws")
        self.policy = f"default-src 'none'; script-src {desk.address}; connect-src {desk.address} {socket}; img-src 'self'"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
