# A database that is served is not served a second time, by another port neither, and nobody's password changes by trying; accounts and proofs go on

# beside. A port that is taken changes nothing either. Killed, the database is free again.

== masuk.py
import json, re, sys, urllib.request
lines = open("out").read()
body = json.dumps({"login": "loket", "password": re.search(r"loket  (\w+)", lines)[1]}).encode()
base = re.search(r"http://\S+/", lines)[0]
print(urllib.request.urlopen(urllib.request.Request(base + "api/v1/session", body, {"Content-Type": "application/json"})).status)

$ mppc init daerah > /dev/null 2>&1; : > out; timeout 60 mppd serve daerah --demo --port 0 --database a.sqlite > out 2>&1 & echo $! > pid; while ! grep -q http out; do sleep 0.1; kill -0 $(cat pid) 2> /dev/null || break; done; python3 masuk.py
200

$ mppd serve daerah --demo --port 0 --database a.sqlite
mppd: a.sqlite: basis data ini sedang dijalankan mppd lain: hentikan yang itu dahulu, atau sebut yang lain dengan --database
? 2

$ mppd serve daerah --port 0 --database a.sqlite --lang en
mppd: a.sqlite: another mppd is serving this database: end that one first, or name another with --database
? 2

$ mppd serve daerah --demo --port $(sed -n 's/.*:\([0-9]*\)\/$/\1/p' out) --database b.sqlite 2>&1 | sed 's/:[0-9][0-9]*:/:PORT:/'; mppd account list --database b.sqlite
mppd: tidak bisa mendengarkan di 127.0.0.1:PORT: Address already in use

$ python3 masuk.py; mppd account list --database a.sqlite | cut -f1; mppd verify --database a.sqlite
200
kepala_dinas
loket
0 permohonan, 0 baris, 0 dihapus, 0 kesalahan

$ kill -9 $(pgrep -P $(cat pid)); while kill -0 $(cat pid) 2> /dev/null; do sleep 0.1; done; : > out; timeout 20 mppd serve daerah --port 0 --database a.sqlite > out 2>&1 & while ! grep -q http out; do sleep 0.1; kill -0 $! 2> /dev/null || break; done; kill $! 2> /dev/null; wait $!; sed 's/:[0-9]*\/$/:PORT\//' out
mppd: petugas contoh di basis data ini ditutup; `mppd account add` membuat yang sungguhan
mppd: http://127.0.0.1:PORT/
