# A region's data in an open format and back, what that refuses, and what erasing asks for.

$ echo kata-sandi-panjang | mppd account add siti --name Siti --role loket --database a.sqlite > /dev/null 2>&1; mppd export ekspor --database a.sqlite; ls ekspor; cd ekspor; sha256sum --quiet -c SHA256SUMS
ekspor: 4 baris, 0 unggahan
0 permohonan, 0 baris, 0 dihapus, 0 kesalahan
SHA256SUMS
files
manifest.json
tables

$ mppd import ekspor --database b.sqlite --lang en; mppd account list --database b.sqlite
b.sqlite: 4 rows, 0 uploads
0 cases, 0 rows, 0 erased, 0 faults
siti	Siti	loket

$ mppd import ekspor --database b.sqlite
mppd: b.sqlite tidak kosong
? 2

$ mppd export ekspor --database a.sqlite
mppd: ekspor: sudah ada
? 2

$ echo '{}' >> ekspor/tables/accounts.jsonl; mppd import ekspor --database c.sqlite; ls
mppd: ekspor: tables/accounts.jsonl hilang atau bukan yang diekspor; tidak ada yang dimasukkan
a.sqlite
b.sqlite
ekspor

$ mppd import tidak-ada --database c.sqlite --lang en
mppd: tidak-ada: manifest.json is missing or not what was exported; nothing was taken
? 2

$ mppd erase --case 7307-2026-000001 --database a.sqlite --lang en
mppd: say why with --reason
mppd: `mppd help erase` explains this command
? 2

$ mppd erase --case 7307-2026-000001 --reason "$(printf '\007 \001')" --database a.sqlite --lang en
mppd: say why with --reason
mppd: `mppd help erase` explains this command
? 2

$ mppd erase --case 7307-2026-000001 --reason surat --database a.sqlite
mppd: 7307-2026-000001: tidak ada permohonan itu
? 2

$ mppd erase --list --yes --database a.sqlite
mppd: --list berdiri sendiri
mppd: `mppd help erase` menjelaskan perintah ini
? 2

$ mppd erase --list --database a.sqlite; mppd audit --case 7307-2026-000001 --database a.sqlite
mppd: 7307-2026-000001: tidak ada permohonan itu
? 2

$ mppd verify --receipt bukan --database a.sqlite --lang en
mppd: --receipt: this is no receipt
mppd: `mppd help verify` explains this command
? 2
