"""An identity provider that lets everybody in (OpenID Connect, authorization code), for the pages on which people log in by one."""
import http.server
import json
import secrets
import threading
import time
import urllib.parse

from joserfc import jwk, jwt


class Provider:
    """It sends each browser straight back, with a code for whoever `person` is then; with nobody, it refuses."""

    def __init__(self):
        self.key = jwk.ECKey.generate_key("P-256", {"kid": "penyedia"})
        self.person, self.back, self.codes = None, None, {}
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                place = urllib.parse.urlsplit(self.path)
                if place.path == "/auth":
                    return self.send(302, b"", Location=provider.answer(dict(urllib.parse.parse_qsl(place.query))))
                self.say({"keys": [provider.key.as_dict(private=False)]} if place.path == "/keys" else {
                    "issuer": provider.url, "jwks_uri": provider.url + "/keys",
                    "authorization_endpoint": provider.url + "/auth", "token_endpoint": provider.url + "/token"})

            def do_POST(self):
                form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                self.say({"access_token": "x", "token_type": "Bearer", "id_token": provider.codes.pop(form["code"])})

            def say(self, value):
                self.send(200, json.dumps(value).encode(), **{"Content-Type": "application/json"})

            def send(self, status, body, **headers):
                self.send_response(status)
                for name, text in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, asked):
        """Where the browser is sent back to: the region stands at `back`, whichever port it was given."""
        place = self.back + urllib.parse.urlsplit(asked["redirect_uri"]).path
        if not self.person:
            return f"{place}?" + urllib.parse.urlencode({"error": "access_denied", "state": asked["state"]})
        code, now = secrets.token_hex(8), int(time.time())
        self.codes[code] = jwt.encode(
            {"alg": "ES256", "kid": "penyedia"},
            {"iss": self.url, "aud": asked["client_id"], "nonce": asked["nonce"], "iat": now, "exp": now + 300, **self.person}, self.key)
        return f"{place}?" + urllib.parse.urlencode({"code": code, "state": asked["state"]})

    def login_file(self, folder):
        """What `mppd serve --login` reads."""
        path = folder / "login.json"
        path.write_text(json.dumps({"address": "http://127.0.0.1:8080", **{
            people: {"issuer": self.url, "client": people, "name": name} for people, name in
            (("officers", "Akun pegawai"), ("applicants", "Akun warga"))}}))
        path.chmod(0o600)
        return str(path)

    def close(self):
        self.server.shutdown()
