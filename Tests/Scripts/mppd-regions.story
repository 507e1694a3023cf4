# Several regions in one process: each says what is its own, all faults are told at their places, and commands take a region by its name.

$ mppc init satu --lang en 2>/dev/null | head -1; mppc init dua --lang en 2>/dev/null | head -1
satu/catalog.yaml
dua/catalog.yaml

== wrong.yaml
port: 8073
database: satu.sqlite
signing_keys: satu.pem
regions:
  Satu: { hosts: [mpp.satu.test], folders: satu, database: satu.sqlite }
  dua:
    hosts: [mpp.dua.test, "http://mpp.dua.test", mpp.satu.test]
    prot: 1
    port: 8074
    database: satu.sqlite
  tiga: ya

$ mppd serve --configuration wrong.yaml --lang en
mppd: wrong.yaml:2:1: `database` is each region's own: say it below `regions`
mppd: wrong.yaml:3:1: `signing_keys` is each region's own: say it below `regions`
mppd: wrong.yaml:5:3: the name of a region has 1 to 32 of a–z, 0–9 and _, a letter first
mppd: wrong.yaml:7:27: `hosts` must be names of hosts without ports, such as mpp.sinjai.go.id
mppd: wrong.yaml:8:5: `prot` is not known here
mppd: wrong.yaml:9:5: `port` holds for the whole process: say it above `regions`
mppd: wrong.yaml:7:50: mpp.satu.test leads to `Satu` already
mppd: wrong.yaml:6:3: `dua` does not say its `folders`
mppd: wrong.yaml:11:3: `tiga` must be options by name
mppd: wrong.yaml:10:5: database: `dua` would have the database of `Satu`
mppd: `mppd help serve` explains this command
? 2

$ mppd serve --configuration wrong.yaml | head -3
mppd: wrong.yaml:2:1: `database` milik tiap daerah: tulis di bawah `regions`
mppd: wrong.yaml:3:1: `signing_keys` milik tiap daerah: tulis di bawah `regions`
mppd: wrong.yaml:5:3: nama daerah terdiri atas 1 sampai 32 huruf a–z, angka 0–9, atau _, diawali huruf
mppd: wrong.yaml:7:27: `hosts` harus nama host tanpa porta, misalnya mpp.sinjai.go.id
mppd: wrong.yaml:8:5: `prot` tidak dikenal di sini
mppd: wrong.yaml:9:5: `port` berlaku bagi seluruh proses: tulis di atas `regions`
mppd: wrong.yaml:7:50: mpp.satu.test sudah menuju `Satu`
mppd: wrong.yaml:6:3: `dua` tidak menyebut `folders`
mppd: wrong.yaml:11:3: `tiga` harus pilihan menurut nama
mppd: wrong.yaml:10:5: database: `dua` akan memakai basis data `Satu`
mppd: `mppd help serve` menjelaskan perintah ini

== mppd.yaml
port: 0
regions:
  satu: { hosts: mpp.satu.test, folders: satu, database: satu.sqlite }
  dua: { hosts: mpp.dua.test, folders: tidak-ada, database: dua.sqlite, second_factor: true }

$ mppd serve satu --configuration mppd.yaml --database lain.sqlite --lang en
mppd: --database, satu: the file says it of each region
mppd: `mppd help serve` explains this command
? 2

$ mppd account add siti --name Siti --role loket --configuration mppd.yaml --region satu --lang en < /dev/null 2>&1 | tail -1
mppd: the password must have at least 10 characters

$ printf 'rahasia-panjang\n' | mppd account add siti --name Siti --role loket --configuration mppd.yaml --region satu 2>/dev/null
siti	Siti	loket

$ MPPD_CONFIGURATION=mppd.yaml mppd account list --region satu
siti	Siti	loket

$ mppd account list --database satu.sqlite
siti	Siti	loket

$ mppd account list --region dua --configuration mppd.yaml --lang en
mppd: dua.sqlite: no such file or folder
? 2

$ mppd account list --region tiga --configuration mppd.yaml --lang en
mppd: mppd.yaml has no region `tiga`: satu, dua
? 2

$ mppd account list --region satu --lang en
mppd: --region names a region of a file: say which with --configuration
? 2

$ mppd account list --region satu --configuration mppd.yaml --database satu.sqlite --lang en
mppd: --database: the file says it of the region
? 2

$ (mppd serve --configuration mppd.yaml --lang en > out 2> err & echo $! > pid); for i in $(seq 600); do grep -q http out && break; sleep 0.1; done; cat err; sed 's/:[0-9]*\/$/:PORT\//' out; base=$(sed -n 's/^mppd: \(http.*\)\/$/\1/p' out); for host in mpp.satu.test mpp.dua.test lain.test; do curl -s -o /dev/null -w "$host %{http_code}\n" -H "Host: $host" $base/; done; curl -s $base/; kill $(cat pid); while kill -0 $(cat pid) 2>/dev/null; do sleep 0.1; done
mppd: dua: tidak-ada: no such file or folder
mppd: dua: the region stays closed, the others are served
mppd: satu: mpp.satu.test
mppd: http://127.0.0.1:PORT/
mpp.satu.test 200
mpp.dua.test 503
lain.test 421
Tidak ada layanan di alamat ini
There is no service at this address
