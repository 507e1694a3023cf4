# What a page of proof does not say to be proved: what is found in a standard or in the catalog, what no bound decides, what the engine

# does not refuse, what there is nothing of, what takes too long; and what no author can forge.

== catalog.yaml
catalog: uji
edition: 2026
name: Kota Uji
region: "73.07"
time_zone: WITA
languages: [id, en]
calendar: libur
office_hours: { mon_fri: "08:00-16:00" }
agencies: { dinas: { id: Dinas, en: Office } }
roles:
  loket: { name: { id: Loket, en: Desk }, agency: dinas }
  kepala: { name: { id: Kepala dinas, en: Head }, agency: dinas, stand_in: loket }
field_groups:
  ukuran:
    luas: { name: { id: Luas, en: Area }, type: decimal, min: 1, max: 900 }
    unit: { name: { id: Jumlah unit, en: Units }, type: integer, min: 0, max: 40 }
    rata: { name: { id: Rata-rata, en: Average }, type: decimal, value: luas / unit, round: up 1 }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== libur.calendar.yaml
calendar: libur
from: 2026-01-01
until: 2026-12-31
legal_basis: { skb: SKB 3 Menteri }
days:
  - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }

== izin.standard.yaml
standard: izin
version: 2
name: { id: Izin, en: Permit }
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
form:
  usaha: { name: { id: Usaha, en: Business }, use: ukuran }
documents: { ktp: { id: KTP, en: Identity card } }
fee: { retribusi: { name: { id: Retribusi, en: Levy }, amount: 50000, legal_basis: perda } }
sla: { legal_basis: perda, within: 5 working days }
workflow:
  periksa: { name: { id: Pemeriksaan, en: Check }, by: loket, within: 1 working day, to: bayar, actions: { tolak: { name: { id: Tolak, en: Refuse }, to: ditolak } } }
  bayar: { name: { id: Pembayaran, en: Payment }, pay: retribusi, within: 7 days, to: paraf }
  paraf: { name: { id: Paraf, en: Initials }, by: [loket, kepala], join: in_order, within: 1 working day, to: terbit }
  terbit: { issue: [izin], to: selesai }
  selesai: { end: granted }
  ditolak: { end: refused }
outputs: { izin: { name: { id: Surat izin, en: Permit }, number: "{seq:3}/{year}" } }
privacy: { basis: public_service, keep_for: 1 year }

== izin.service.yaml
service: izin
extends: izin@2
version: 1
name: { id: Izin usaha, en: Business permit }

$ mppc prove izin.service.yaml --lang en | sed -n '/^Proved with/,/^In short/p;/FINDING/,/^$/p;/values_comp/p;/^Findings/,/^Statement/p'
Proved with these files, each with its SHA-256:
   - service izin.service.yaml
     417cac894c59a611ccb78d794f314711f82581605d1db0f0e0db3c88f5d720e9
   - standard uji/izin@2, izin.standard.yaml
     3e5211eb9c7bec81fd03d52a0e77f3b3cd9aa0e59b39fd9af07376e8aeec8342
   - catalog uji 2026, catalog.yaml
     125ed5a7786e1fe7670a7695da6135733b4118bc44b161c58a29220433975062
   - calendar libur.calendar.yaml
     d413adeb36ca38ca4bb09ec7787ca9631bb3024e67d1201fa487e31f0e1f2dfe

In short: 18 proved, 2 proved under assumptions, 3 not proved, 2 with a finding, and 6 with nothing
8. [FINDING] No case waits for the citizen for ever.
   How: Every step at which the citizen acts or pays is looked at: it has a time, and something
         follows when that is over.
   - MPP0415 waits-for-ever: step `bayar` waits for the citizen without any bound

5. [FINDING] Whatever is worked out has a value: no division by zero, no least or greatest of no
   rows, no impossible date.
   How: Each computation that might have none is decided over the bounds of the answers that it
         reads.
   - MPP0553 may-not-compute: divided by zero where `usaha.unit == 0`

Findings that stand
   - catalog.yaml:17 MPP0553 may-not-compute: divided by zero where `usaha.unit == 0`
   - izin.standard.yaml:15 MPP0415 waits-for-ever: step `bayar` waits for the citizen without any
     bound

Findings that are allowed, with the reason
   none

Statement

$ mppc prove izin.service.yaml --format json --lang en | grep -A3 '"kind"'
      "kind": "service",
      "path": "izin.service.yaml",
      "sha256": "417cac894c59a611ccb78d794f314711f82581605d1db0f0e0db3c88f5d720e9"
    },
--
      "kind": "standard",
      "path": "izin.standard.yaml",
      "name": "uji/izin@2",
      "sha256": "3e5211eb9c7bec81fd03d52a0e77f3b3cd9aa0e59b39fd9af07376e8aeec8342"
--
      "kind": "catalog",
      "path": "catalog.yaml",
      "name": "uji 2026",
      "sha256": "125ed5a7786e1fe7670a7695da6135733b4118bc44b161c58a29220433975062"
--
      "kind": "calendar",
      "path": "libur.calendar.yaml",
      "sha256": "d413adeb36ca38ca4bb09ec7787ca9631bb3024e67d1201fa487e31f0e1f2dfe"
    }

$ mppc prove izin.service.yaml --lang en | sed -n '/that he filed/,/^$/p;/two places/,/^$/p'
2. [NOT PROVED] Nobody decides on an application that he filed.
   How: Each step is looked at whose holder grants or refuses: where it signs, the engine refuses
         whoever filed the application at every act (MPP1009).
   - at step “Check” nothing is signed, so that the engine does not refuse whoever filed it
   - at step “Initials” nothing is signed, so that the engine does not refuse whoever filed it

3. [NOT PROVED] Nobody fills two places of one step.
   How: The engine refuses it at every act (MPP1010), unless the step allows it, or a stand-in fills
         the place in a chain.
   - at step “Initials” a stand-in may fill the place beside his own, and it is recorded so

== mppc.yaml
# A setting that turns a rule off makes no proof of it.
rules: { MPP0415: none, MPP0553: none }

$ mppc prove izin.service.yaml --lang en | sed -n '/FINDING/,/^$/p;/^Findings/,/^Statement/p'
8. [FINDING] No case waits for the citizen for ever.
   How: Every step at which the citizen acts or pays is looked at: it has a time, and something
         follows when that is over.
   - MPP0415 waits-for-ever: step `bayar` waits for the citizen without any bound

5. [FINDING] Whatever is worked out has a value: no division by zero, no least or greatest of no
   rows, no impossible date.
   How: Each computation that might have none is decided over the bounds of the answers that it
         reads.
   - the region's settings turn MPP0553 may-not-compute off
   - MPP0553 may-not-compute: divided by zero where `usaha.unit == 0`

Findings that stand
   - catalog.yaml:17 MPP0553 may-not-compute: divided by zero where `usaha.unit == 0`
   - izin.standard.yaml:15 MPP0415 waits-for-ever: step `bayar` waits for the citizen without any
     bound

Findings that are allowed, with the reason
   none

Statement

$ rm mppc.yaml izin.s*.yaml

== biaya.service.yaml
# What an amount reads is followed through the fields that are computed.
service: biaya
version: 1
name: Biaya
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
form:
  usaha:
    name: Usaha
    fields:
      luas: { name: Luas, type: integer, min: 0 }
      unit: { name: Unit, type: integer, min: 0, max: 9 }
      bagian: { name: Bagian, type: integer, min: 1, max: 9 }
      besar: { name: Besar, type: money, value: luas * tarif }
      per_unit: { name: Per unit, type: money, value: "quotient(besar, unit)" }
      per_bagian: { name: Per bagian, type: money, min: 0, max: 900, value: "quotient(100, bagian) * tarif" }
tables: { tarif: 5 rupiah }
documents: { ktp: KTP }
fee:
  besar: { name: Besar, amount: usaha.besar, legal_basis: perda }
  per_unit: { name: Per unit, amount: usaha.per_unit, legal_basis: perda }
  per_bagian: { name: Per bagian, amount: usaha.per_bagian, legal_basis: perda }
sla: { legal_basis: perda, within: 5 working days }
workflow:
  periksa: { name: Periksa, by: loket, within: 1 working day, to: bayar }
  bayar: { name: Bayar, pay: all, within: 7 days, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

$ mppc prove biaya.service.yaml --lang en | sed -n '/^D\./,/^E\./p'
D. Fees and benefits

1. [NOT PROVED] No amount is ever below zero.
   How: The least and the greatest that each amount can be are worked out from the bounds of the
         answers and the rows of the tables, through every field that is computed.
   - not proved of per_unit: `usaha.per_unit`
   - should it happen, the engine stops the case rather than charge a wrong amount

2. [NOT PROVED] No amount is ever too large to be worked out.
   How: The least and the greatest that each amount can be are worked out from the bounds of the
         answers and the rows of the tables, through every field that is computed.
   - not proved of besar: `usaha.besar`
   - not proved of per_unit: `usaha.per_unit`
   - not proved of per_bagian: `usaha.per_bagian`
   - should it happen, the engine stops the case rather than charge a wrong amount

3. [FINDING] No amount is ever divided by zero.
   How: The least and the greatest that each amount can be are worked out from the bounds of the
         answers and the rows of the tables, through every field that is computed.
   - not proved of per_unit: `usaha.per_unit`
   - should it happen, the engine stops the case rather than charge a wrong amount
   - MPP0553 may-not-compute: divided by zero where `usaha.unit == 0`

4. [PROVED] Every amount is in whole rupiah, and how it is rounded is stated.
   How: The types of all expressions: an amount that may be a fraction does not compile without its
         rounding.

5. [PROVED] What is published as a fee or benefit is paid at some step.
   How: Each item is looked for at the steps.

E. People and standard

$ rm biaya.service.yaml

== polos.service.yaml
# Of what is not there nothing is proved; and no name makes a line of its own, or leaves its element of HTML.
service: polos
version: 1
name: Polos
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
documents: { ktp: KTP }
fee: free
sla: steps
workflow:
  periksa: { name: Periksa, by: loket, within: 1 working day, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

$ mppc prove polos.service.yaml | sed -n '/PERLU DIBUKTIKAN/,/^$/p' | grep -v '^ *Cara\|^      '
2. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada permohonan yang berputar tanpa akhir: tiap putaran
   ada batasnya, dan pada batas itu ada jalan keluar.
   - tidak ada putaran dan pengembalian: permohonan hanya maju

5. [TIDAK ADA YANG PERLU DIBUKTIKAN] Cabang yang berjalan bersamaan bertemu: tidak ada pertemuan
   yang menunggu cabang yang tidak pernah datang.
   - tidak ada cabang yang berjalan bersamaan

6. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada pemohon yang ditolak tanpa diberi tahu alasannya.
   - tidak ada jalur menuju penolakan

7. [TIDAK ADA YANG PERLU DIBUKTIKAN] Hasil yang dijanjikan layanan ditandatangani dan terbit, dan
   berlaku ketika terbit.
   - tidak ada produk yang diterbitkan

8. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada permohonan yang menunggu warga selamanya.
   - tidak ada langkah yang menunggu warga

2. [TIDAK ADA YANG PERLU DIBUKTIKAN] Setiap syarat membedakan: ada yang memenuhinya dan ada yang
   tidak.
   - tidak ada syarat

3. [TIDAK ADA YANG PERLU DIBUKTIKAN] Setiap tabel punya tepat satu baris untuk tiap gabungan yang
   dibacanya.
   - tidak ada tabel

4. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada nilai yang dibaca sebelum diisi, dan tidak ada yang
   memerlukan dirinya sendiri.
   - tidak ada ekspresi yang membaca nilai

5. [TIDAK ADA YANG PERLU DIBUKTIKAN] Semua yang dihitung punya nilai: tidak ada pembagian dengan
   nol, nilai terkecil atau terbesar dari daftar kosong, atau tanggal yang tidak ada.
   - tidak ada perhitungan yang mungkin tidak bernilai

2. [TIDAK ADA YANG PERLU DIBUKTIKAN] Kelanjutan bila langkah terlambat punya jam yang berjalan, dan
   diamnya kantor hanya dianggap setuju bila mengabulkan.
   - tidak ada kelanjutan bila langkah terlambat, dan tidak ada perpanjangan waktu

1. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada jumlah uang di bawah nol.
   - tidak ada biaya atau bantuan

3. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada yang mengisi dua tempat pada satu langkah.
   - tidak ada langkah dengan beberapa tempat

$ sed -i 's|name: Polos|name: "Polos\n\n   1. [TERBUKTI] Semua\\u2028<\\u0338b>"|' polos.service.yaml && mppc prove polos.service.yaml | grep -A1 '^Layanan'
Layanan                    : Polos 1. [TERBUKTI] Semua ≮b> (polos, versi 1)
Daerah                     : Kota Uji

$ mppc prove polos.service.yaml -o lembar.html && grep -c '<b>' lembar.html; grep -o '<td>Polos.*versi' lembar.html | od -An -c
1 berkas ditulis: lembar.html
0
   <   t   d   >   P   o   l   o   s       1   .       [   T   E
   R   B   U   K   T   I   ]       S   e   m   u   a       &   l
   t   ; 314 270   b   &   g   t   ;       (   p   o   l   o   s
   ,       v   e   r   s   i  \n

$ mppc prove polos.service.yaml -o lembar.foo --lang en; ls lembar.foo
mppc: -o lembar.foo: the ending .foo is none of .txt, .text, .html, .htm, .json; --format says what is written
mppc: `mppc help prove` explains this command
ls: cannot access 'lembar.foo': No such file or directory
? 2

$ mppc prove polos.service.yaml -o lembar.HTML && head -1 lembar.HTML && mppc prove polos.service.yaml -o lembar.foo --format json && head -c 1 lembar.foo
1 berkas ditulis: lembar.HTML
<!doctype html>
1 berkas ditulis: lembar.foo
{

$ rm polos.service.yaml

$ awk 'BEGIN { print "service: berat\nversion: 1\nname: Berat\nagency: dinas\nlegal_basis: { perda: Perda 1/2020 }\napplicants: [person]\nchannels: [counter]\nform:\n  data:\n    name: Data\n    fields:"; for (i = 0; i < 14; i++) printf "      f%d: { name: Isian %d, type: money, min: 0, max: %d }\n", i, i, 1000 + i; print "documents:\n  ktp: KTP"; for (i = 0; i < 40; i++) { printf "  d%d: { name: Berkas %d, when: \"", i, i; for (j = 0; j < 7; j++) printf "%s%d * f%d", j ? " + " : "", 2 + (i * 7 + j * 5) % 17, (i + j) % 14; printf " == "; for (j = 7; j < 14; j++) printf "%d * f%d + ", 2 + (i * 3 + j * 11) % 17, (i + j) % 14; printf "%d\" }\n", 1 + i } print "fee: free\nsla: steps\nworkflow:\n  periksa: { name: Periksa, by: loket, within: 1 working day, to: selesai }\n  selesai: { end: granted }\nproduct: Jawaban\nprivacy: { basis: public_service, keep_for: 1 year }" }' > berat.service.yaml; mppc prove berat.service.yaml | grep 'batas usaha\|bersyarat ditunjukkan'
   - 1 dari 41 dokumen dan pertanyaan bersyarat ditunjukkan oleh permohonan yang dijalankan
   - batas usaha untuk satu lembar sudah tercapai: sisanya belum dicoba
   - batas usaha untuk satu lembar sudah tercapai: sisanya belum dicoba
