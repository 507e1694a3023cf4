# The options of a server in a file: what is wrong with it, with the files that it names, and with the environment is said at once.

== mppd.yaml
folders: [daerah]
databse: daerah.sqlite
port: 99999
secure: ya
proxy: [127.0.0.1, rumah]
webhooks: penerima.json
demo: true

== penerima.json
{"arsip": {"url": "http://10.0.0.5/", "kinds": ["end", "akhir"]}, "Pesan": {"url": "https://pesan.example/", "kinds": []}}

== kunci
bukan-kunci

$ mppd serve --configuration mppd.yaml
mppd: mppd.yaml:2:1: `databse` tidak dikenal di sini; mungkin `database`
mppd: mppd.yaml:4:1: `secure` harus true atau false
mppd: mppd.yaml:7:1: `demo` tidak dikenal di sini
mppd: mppd.yaml:3:1: port 99999: harus bilangan bulat 0 sampai 65535
mppd: mppd.yaml:5:1: proxy rumah: harus alamat seperti 127.0.0.1
mppd: penerima.json: `arsip`: http terbaca di jaringan: pakai https, atau "plain_http": true
mppd: penerima.json: `arsip`: `kinds` boleh berisi notice, bill, payout, release, revoke, end, call, alarm, bukan `akhir`
mppd: penerima.json: `Pesan`: nama terdiri atas 1 sampai 32 huruf a–z, angka 0–9, atau _
mppd: penerima.json: `Pesan`: `kinds` harus mendaftar yang diminta
mppd: `mppd help serve` menjelaskan perintah ini
? 2

$ MPPD_PORT=x mppd serve --configuration mppd.yaml --proxy kantor --lang en
mppd: mppd.yaml:2:1: `databse` is not known here; perhaps `database`
mppd: mppd.yaml:4:1: `secure` must be true or false
mppd: mppd.yaml:7:1: `demo` is not known here
mppd: MPPD_PORT x: must be a whole number from 0 to 65535
mppd: --proxy kantor: must be an address such as 127.0.0.1
mppd: penerima.json: `arsip`: http goes through the network for all to read: https, or "plain_http": true
mppd: penerima.json: `arsip`: `kinds` may hold notice, bill, payout, release, revoke, end, call, alarm, not `akhir`
mppd: penerima.json: `Pesan`: a name has 1 to 32 of a–z, 0–9 and _
mppd: penerima.json: `Pesan`: `kinds` must list what is wanted
mppd: `mppd help serve` explains this command
? 2

$ chmod 644 kunci; mppd files rekey --file-keys kunci; chmod 600 kunci; mppd files rekey --file-keys kunci --lang en; mppd files rekey
mppd: kunci: dapat dibaca siapa saja; chmod 600
mppd: kunci: must hold 32 bytes in Base64 on each line, as `openssl rand -base64 32` writes them
mppd: sebut kuncinya dengan --file-keys
mppd: `mppd help files rekey` menjelaskan perintah ini
? 2

$ openssl rand -base64 32 > satu; chmod 600 satu; mppc init daerah > /dev/null 2>&1; echo kata-sandi-panjang | mppd account add siti --name Siti --role loket --database a.sqlite > /dev/null 2>&1; mppd files rekey --file-keys satu --database a.sqlite; mppd serve daerah --database a.sqlite --port 0 2>&1 | sed 's/: [0-9a-f]*$/: KUNCI/'
0 disandikan, 0 dengan kunci baru, 0 tetap, 0 kesalahan
mppd: unggahan disandikan dengan kunci yang tidak diberikan --file-keys: KUNCI

$ mppd outbox list --database a.sqlite; mppd outbox list --database a.sqlite --format json; mppd outbox send --database a.sqlite; mppd outbox send 7 --database a.sqlite
{
  "deliveries": []
}
mppd: beri ID, atau --dead, atau --since bersama --receiver
mppd: `mppd help outbox send` menjelaskan perintah ini
0 akan dikirim
? 1

$ mppd outbox send --since 2026-01-01 --receiver simpul --database a.sqlite
mppd: --since memerlukan daftar penerima: --webhooks FILE
mppd: `mppd help outbox send` menjelaskan perintah ini
? 2
