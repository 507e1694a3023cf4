# Told to stop, the server finishes what runs, writes a checkpoint and closes the database: nothing stands beside it but its lock and its files.

== unggah.py
"""Half an upload; then the server is told to stop; then the other half."""
import os, re, signal, socket, time
port = int(re.search(r"http://[^:]+:(\d+)/", open("out").read())[1])
body = b"%PDF-1.4 " + b"x" * 1000
way = socket.create_connection(("127.0.0.1", port))
way.sendall(b"POST /api/v1/uploads?name=a.pdf HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:500])
time.sleep(0.5)
os.kill(int(open("pid").read()), signal.SIGTERM)
time.sleep(0.5)
try:
    socket.create_connection(("127.0.0.1", port))
    print("still open")
except ConnectionRefusedError:
    print("no new connection")
way.sendall(body[500:])
print(way.recv(100).split(b"\r\n")[0].decode())

$ mppc init daerah > /dev/null 2>&1; : > out; mppd serve daerah --port 0 --database a.sqlite > out 2>&1 & echo $! > pid; while ! grep -q http out; do sleep 0.1; kill -0 $(cat pid) 2> /dev/null || break; done; python3 unggah.py; wait $(cat pid); echo $?; ls -d a.sqlite*; find a.sqlite.files -type f | wc -l
no new connection
HTTP/1.1 201 Created
0
a.sqlite
a.sqlite.files
a.sqlite.lock
1
