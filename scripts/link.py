"""The link between a browser and a server on this machine, which can be cut."""
import socket
import threading


class Link:
    """Passes on what comes to a port of its own. Cut, it takes no connection and breaks those that are; lossy, it delivers what is posted and
    loses the answer."""

    def __init__(self, target):
        """`target`: the port of the server."""
        self.target, self.is_up, self.is_lossy, self.lost = target, True, False, 0
        self.sockets, self.lock = set(), threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if not self.is_up:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self.target))
            with self.lock:
                self.sockets |= {client, server}
            asked = {"method": b""}
            for source, sink in ((client, server), (server, client)):
                threading.Thread(target=self.pump, args=(source, sink, source is client, asked), daemon=True).start()

    def pump(self, source, sink, is_request, asked):
        try:
            while data := source.recv(65536):
                if is_request and data.split(b" ", 1)[0] in (b"GET", b"POST", b"HEAD"):
                    asked["method"] = data.split(b" ", 1)[0]
                if not is_request and self.is_lossy and asked["method"] == b"POST":
                    self.lost += 1
                    break
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            self.end(end)

    def end(self, one):
        with self.lock:
            self.sockets.discard(one)
        try:
            one.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        one.close()

    def cut(self):
        self.is_up = False
        for one in list(self.sockets):
            self.end(one)

    def mend(self):
        self.is_up = True

    def close(self):
        self.listener.close()
        self.cut()
