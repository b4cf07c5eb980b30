"""A website of somebody else's that shows the widget."""

import http.server
import threading

PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A shop</title><link rel="stylesheet" href="/shop.css">{snippet}</head>
<body><main><h1>A shop</h1><p>Nothing to see but the chat.</p></main></body></html>"""


class Shop:
    """Serves one page on a port of its own, so from an origin of its own, until it is closed."""

    def __init__(self):
        self.page = b""
        self.style = b""
        self.policy = ""
        shop = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", f"text/{'css' if self.path == '/shop.css' else 'html'}; charset=utf-8")
                self.send_header("Content-Security-Policy", shop.policy)
                self.end_headers()
                self.wfile.write({"/": shop.page, "/shop.css": shop.style}.get(self.path, b""))

            def log_message(self, *words):
                """Nobody reads it."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def show(self, desk, lang="en", style="", direction="ltr", snippet=None):
        """Shows the widget of `desk`, under a policy that lets in nothing else and no inline style."""
        snippet = snippet or f'<script src="{desk.address}/widget.js" async></script>'
        self.page = PAGE.format(lang=lang, dir=direction, snippet=snippet).encode()
        self.style = style.encode()
        socket = desk.address.replace("http", "ws")
        self.policy = f"default-src 'none'; script-src {desk.address}; connect-src {desk.address} {socket}; img-src 'self'; style-src 'self'"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
