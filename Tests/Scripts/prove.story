# What is proved of a service, what is not, and why, as a page to sign.

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
  tim: { name: { id: Tim teknis, en: Technical team }, agency: dinas }
  kepala: { name: { id: Kepala dinas, en: Head }, agency: dinas }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== libur.calendar.yaml
calendar: libur
from: 2026-01-01
until: 2026-12-31
legal_basis: { skb: SKB 3 Menteri }
days:
  - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }
  - { date: 2026-03-18, name: Cuti bersama, kind: collective_leave, legal_basis: skb }
  - { date: 2026-03-19, name: Nyepi, kind: holiday, legal_basis: skb }
  - { date: 2026-03-20, name: Idulfitri, kind: holiday, legal_basis: skb }

== izin.service.yaml
service: izin-usaha
version: 1
name: { id: Izin usaha, en: Business permit }
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
variants:
  baru: { id: Izin baru, en: New permit }
  perpanjangan: { id: Perpanjangan, en: Renewal }
  salinan: { id: Salinan, en: Copy }
form:
  usaha:
    name: { id: Usaha, en: Business }
    fields:
      alat:
        name: { id: Alat, en: Machines }
        type: list
        many: 1 to 4
        fields: { merek: { name: { id: Merek, en: Make }, type: text } }
      berisiko: { name: { id: Usaha berisiko tinggi, en: High risk }, type: yes_no }
documents: { ktp: { id: KTP, en: Identity card } }
fee: { retribusi: { name: { id: Retribusi, en: Levy }, amount: 50000, legal_basis: perda } }
sla: { legal_basis: perda, within: [{ when: variant == 'baru', within: 20 working days }, { within: 9 working days }] }
workflow:
  periksa:
    name: { id: Pemeriksaan berkas, en: Check of the file }
    by: loket
    within: 1 to 2 working days
    to:
      - { when: variant == 'baru', to: lapangan }
      - { to: bayar }
    actions:
      kembalikan: { name: { id: Kembalikan, en: Send back }, repair: { within: 5 working days }, at_most: 2 }
  lapangan:
    parallel:
      alat:
        uji: { name: { id: Uji alat, en: Test of the machines }, by: tim, within: 2 working days per alat, to: join }
      lokasi:
        survei: { name: { id: Survei, en: Survey }, by: tim, within: [{ when: berisiko, within: 6 working days }, { within: 2 working days }], to: join }
    join: all
    to: bayar
  bayar: { name: { id: Pembayaran, en: Payment }, pay: retribusi, within: 7 days, to: tanda }
  tanda:
    name: { id: Tanda tangan, en: Signature }
    by: kepala
    signs: [izin]
    within: 2 working days
    to: terbit
    actions:
      koreksi: { name: { id: Koreksi, en: Correct }, to: periksa, at_most: 1 }
  terbit: { issue: [izin], to: selesai }
  selesai: { end: granted }
outputs: { izin: { name: { id: Surat izin, en: Permit }, number: "{seq:3}/{year}", signature: electronic } }
privacy: { basis: public_service, keep_for: 1 year }

== izin.scenarios.yaml
scenarios: izin-usaha
given:
  form: { alat: [{ merek: Kukar }], berisiko: false }
  documents: [ktp]
cases:
  - name: Izin baru
    submit: { at: 2026-03-02T09:00, variant: baru }
    steps:
      - { by: loket, do: done }
      - { by: tim, do: done, step: uji }
      - { by: tim, do: done, step: survei }
      - { pay: all }
      - { by: kepala, do: done }
      - { expect: { end: granted } }
  - name: Salinan
    submit: { at: 2026-03-02T09:00, variant: salinan }
    steps:
      - { by: loket, do: done }
      - { pay: all }
      - { by: kepala, do: done }
      - { expect: { end: granted } }

$ mppc prove izin.service.yaml
LEMBAR PEMBUKTIAN LAYANAN

Layanan                    : Izin usaha (izin-usaha, versi 1)
Daerah                     : Kota Uji
Instansi                   : Dinas
Sidik definisi             : 4bbf40b1e7e30fd4d866beae4ec500a293ac634814259a536fab0b76d8f6e709
Diperiksa oleh             : mppc 0.1.0
Permohonan yang dijalankan : 4

Dibuktikan dengan berkas-berkas ini, masing-masing dengan sidik SHA-256:
   - layanan izin.service.yaml
     47236c155b8543c0eacf056fb1ca87fb1cf1cf2f3b9b7d300a61d103e907c0b8
   - katalog uji 2026, catalog.yaml
     3d063c5f1bb2de79dda8fda17b1619509ebd60511901b9789a3094e0ac20af51
   - kalender libur.calendar.yaml
     edc2f7ffedaf004d1a60ae64602f5196e3b9aa37f19090fe92d7b17ffe23dbd8
   - skenario izin.scenarios.yaml
     a97c6d141f104c4137740e8b8d022b9fa7ffaa19ed74fac55adaf1f92603fcf8

Ringkasan: 21 terbukti, 3 terbukti dengan anggapan, 1 belum terbukti, 1 dengan temuan, dan 5 tanpa
yang perlu dibuktikan.

Tiap butir di bawah menyebut satu sifat; di depannya tertulis apakah sifat itu terbukti.

A. Alur kerja

1. [TERBUKTI] Dari setiap langkah permohonan bisa sampai pada akhirnya.
   Cara: Graf ditelusuri mundur dari akhir-akhirnya, tiap syarat ke dua arah; setiap keputusan punya
         baris terakhir yang selalu berlaku, dan kompilator mewajibkannya.

2. [TERBUKTI] Tidak ada permohonan yang berputar tanpa akhir: tiap putaran ada batasnya, dan pada
   batas itu ada jalan keluar.
   Cara: Semua putaran dalam graf dicari tanpa jalur yang tertutup oleh batasnya.
   - 2 tindakan dibatasi, paling banyak 2 kali

3. [TERBUKTI] Tidak ada langkah atau akhir yang mati: semuanya bisa dicapai.
   Cara: Graf semua langkah ditelusuri dari langkah pertama; dan untuk tiap langkah dijalankan
         permohonan pada mesin yang sesungguhnya yang mencapainya.
   - 8 dari 8 langkah ditunjukkan oleh permohonan yang dijalankan

4. [TERBUKTI] Setiap tindakan bisa diambil.
   Cara: Untuk tiap tindakan dijalankan permohonan pada mesin yang sesungguhnya yang mengambilnya.
   - 7 dari 7 tindakan ditunjukkan oleh permohonan yang dijalankan

5. [TERBUKTI] Cabang yang berjalan bersamaan bertemu: tidak ada pertemuan yang menunggu cabang yang
   tidak pernah datang.
   Cara: Tiap blok diputuskan sendiri, cabangnya sebagai alur tersendiri; tidak ada jalur masuk dari
         luar.

6. [TERBUKTI] Tidak ada pemohon yang ditolak tanpa diberi tahu alasannya.
   Cara: Tiap jalur yang menutup kemungkinan dikabulkan diperiksa: di situ petugas menyebut alasan,
         atau ada teksnya.

7. [TERBUKTI] Hasil yang dijanjikan layanan ditandatangani dan terbit, dan berlaku ketika terbit.
   Cara: Semua jalur menuju pengabulan dan penerbitan diperiksa: adakah yang tanpa penerbitan atau
         tanda tangan.

8. [ADA TEMUAN] Tidak ada permohonan yang menunggu warga selamanya.
   Cara: Tiap langkah tempat warga bertindak atau membayar diperiksa: ada batas waktunya, dan ada
         kelanjutannya bila lewat.
   - MPP0415 waits-for-ever: langkah `bayar` menunggu warga tanpa batas waktu

B. Isian dan syarat

1. [TERBUKTI] Setiap dokumen dan setiap pertanyaan bersyarat bisa sampai diminta, dan pemohon yang
   dimintai bisa diterima.
   Cara: Untuk masing-masing, satu formulir terisi dikirim ke mesin yang sesungguhnya, yang
         memintanya dan menerima formulir itu.
   - 1 dari 1 dokumen dan pertanyaan bersyarat ditunjukkan oleh permohonan yang dijalankan

2. [TERBUKTI] Setiap syarat membedakan: ada yang memenuhinya dan ada yang tidak.
   Cara: Syarat diputuskan atas pilihan, ya/tidak, bilangan, dan tanggal; dan untuk tiap arah
         dijalankan permohonan pada mesin yang sesungguhnya.
   - 6 dari 6 arah syarat ditunjukkan oleh permohonan yang dijalankan

3. [TIDAK ADA YANG PERLU DIBUKTIKAN] Setiap tabel punya tepat satu baris untuk tiap gabungan yang
   dibacanya.
   Cara: Semua gabungan pilihan dan semua rentang bilangan dibandingkan.
   - tidak ada tabel

4. [TERBUKTI] Tidak ada nilai yang dibaca sebelum diisi, dan tidak ada yang memerlukan dirinya
   sendiri.
   Cara: Untuk tiap ekspresi dibuktikan bahwa yang dibacanya ada di tempat itu; yang tidak terbukti
         tidak lolos kompilasi.

5. [TIDAK ADA YANG PERLU DIBUKTIKAN] Semua yang dihitung punya nilai: tidak ada pembagian dengan
   nol, nilai terkecil atau terbesar dari daftar kosong, atau tanggal yang tidak ada.
   Cara: Tiap perhitungan yang mungkin tidak bernilai diputuskan atas batas isian yang dibacanya.
   - tidak ada perhitungan yang mungkin tidak bernilai

C. Waktu

1. [TERBUKTI DENGAN ANGGAPAN] Janji waktu 20 hari kerja atau 9 hari kerja bisa ditepati.
   Cara: Jalur maju terpanjang yang dicakup janji, pada setiap gabungan syaratnya: cabang bersamaan
         menurut yang terlama, rentang pada ujung atasnya, satuan yang berlainan melalui kalender
         dari setiap hari dalam setahun saat janji bisa dimulai, pada jam terakhirnya; yang bisa
         diperpanjang, atau berhenti di antara satuan yang berlainan, menurut waktu terlamanya.
   - dengan anggapan: semua tepat waktu, dan tidak ada langkah yang dilalui dua kali
   - dengan anggapan: waktu pemohon dan pembayaran tidak dihitung: janji berhenti
   - yang paling sempit (jenis permohonan: Perpanjangan): “Pemeriksaan berkas” 2 hari kerja + “Tanda
     tangan” 2 hari kerja = 4 hari kerja; dijanjikan 9 hari kerja; hari terburuk untuk mulai Kamis,
     12 Maret 2026: selesai Senin, 23 Maret 2026

2. [TERBUKTI] Setiap janji mulai dan berakhir dalam setiap permohonan yang dikabulkan.
   Cara: Semua jalur menuju pengabulan diperiksa: adakah yang melewatkan awal atau akhirnya.

3. [TERBUKTI] Tidak ada janji yang lebih panjang dari batas undang-undang tanpa dasar hukumnya.
   Cara: Tiap janji dibandingkan dengan batas UU 30/2014 sebagaimana diubah UU 6/2023.

4. [TIDAK ADA YANG PERLU DIBUKTIKAN] Kelanjutan bila langkah terlambat punya jam yang berjalan, dan
   diamnya kantor hanya dianggap setuju bila mengabulkan.
   Cara: Tiap kelanjutan karena terlambat, dan tiap perpanjangan, diperiksa.
   - tidak ada kelanjutan bila langkah terlambat, dan tidak ada perpanjangan waktu

D. Biaya dan bantuan

1. [TERBUKTI] Tidak ada jumlah uang di bawah nol.
   Cara: Nilai terkecil dan terbesar tiap jumlah dihitung dari batas isian dan baris tabel, melalui
         semua isian yang dihitung.

2. [TERBUKTI] Tidak ada jumlah uang yang terlalu besar untuk dihitung.
   Cara: Nilai terkecil dan terbesar tiap jumlah dihitung dari batas isian dan baris tabel, melalui
         semua isian yang dihitung.

3. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada jumlah uang yang dibagi nol.
   Cara: Nilai terkecil dan terbesar tiap jumlah dihitung dari batas isian dan baris tabel, melalui
         semua isian yang dihitung.
   - tidak ada pembagian

4. [TERBUKTI] Setiap jumlah uang dalam rupiah penuh, dan cara membulatkannya disebut.
   Cara: Tipe semua ekspresi: jumlah yang bisa pecahan tidak lolos kompilasi tanpa pembulatan.

5. [TERBUKTI] Biaya dan bantuan yang diumumkan dibayar di suatu langkah.
   Cara: Tiap butir dicari di langkah-langkahnya.

E. Orang dan standar

1. [TERBUKTI] Setiap langkah ada pemegangnya: peran dalam katalog yang termasuk suatu instansi.
   Cara: Peran tiap langkah dicari dalam katalog.
   - Kepala dinas, Loket, Tim teknis

2. [TERBUKTI DENGAN ANGGAPAN] Tidak ada yang memutus permohonan yang diajukannya sendiri.
   Cara: Tiap langkah yang pemegangnya mengabulkan atau menolak diperiksa: bila langkah itu
         menandatangani, mesin menolak siapa pun yang mengajukan permohonannya, pada setiap tindakan
         (MPP1009).
   - dengan anggapan: tiap orang punya satu akun; dari akun itulah mesin mengenali orang yang sama
   - di langkah “Tanda tangan” mesin menolak yang mengajukannya

3. [TIDAK ADA YANG PERLU DIBUKTIKAN] Tidak ada yang mengisi dua tempat pada satu langkah.
   Cara: Mesin menolaknya pada setiap tindakan (MPP1010), kecuali langkahnya memperbolehkan, atau
         pengganti mengisi tempat dalam rangkaian berurutan.
   - tidak ada langkah dengan beberapa tempat

4. [BELUM TERBUKTI] Ada cukup banyak orang yang berbeda untuk mengisi semua tempat.
   Cara: Tempat yang harus diisi orang yang berbeda dihitung dan dibandingkan dengan jumlah petugas
         yang disebut standar.
   - standar tidak menyebut jumlah petugas; perlu dipastikan oleh kantor: siapa pemegang tiap peran,
     dan siapa penggantinya

5. [TERBUKTI] Tidak ada dasar hukum yang diketahui sudah dicabut.
   Cara: Masing-masing dicari dalam daftar peraturan yang dicabut, bawaan kompilator.

6. [TERBUKTI] Komponen standar pelayanan lengkap: yang wajib diumumkan, dan yang internal bila ada
   yang disebut.
   Cara: Tiap komponen diperiksa.

7. [TERBUKTI] Data pribadi hanya diminta dengan tujuan, dan data yang paling dilindungi hanya dengan
   dasar hukum.
   Cara: Untuk tiap pertanyaan dicari yang membacanya atau yang menyebut tujuannya; dokumen
         dibandingkan dengan yang bisa diperiksa kantor.

8. [TERBUKTI] Permohonan bisa diajukan tanpa telepon atau internet.
   Cara: Saluran layanan diperiksa.

9. [TERBUKTI DENGAN ANGGAPAN] Setiap teks ada dalam semua bahasa katalog.
   Cara: Semua teks diperiksa, juga teks standar dan katalog.
   - dengan anggapan: yang ditulis sekali sama bunyinya dalam semua bahasa: 1 teks

Temuan yang masih ada
   - izin.service.yaml:43 MPP0415 waits-for-ever: langkah `bayar` menunggu warga tanpa batas waktu

Temuan yang dibiarkan, dengan alasannya
   tidak ada

Pernyataan

Saya telah membaca lembar ini, termasuk yang belum terbukti dan temuan yang masih ada, dan
menyetujui definisi layanan dengan sidik di atas, beserta berkas-berkas yang disebut, untuk
diterbitkan.

Nama         : ______________________________

NIP          : ______________________________

Jabatan      : ______________________________

Tanggal      : ______________________________

Tanda tangan : ______________________________

$ mppc prove --lang en . | sed -n '1,/^B\./p'
PROOF OF A SERVICE

Service      : Business permit (izin-usaha, version 1)
Region       : Kota Uji
Agency       : Office
Digest       : 4bbf40b1e7e30fd4d866beae4ec500a293ac634814259a536fab0b76d8f6e709
Checked by   : mppc 0.1.0
Cases played : 4

Proved with these files, each with its SHA-256:
   - service izin.service.yaml
     47236c155b8543c0eacf056fb1ca87fb1cf1cf2f3b9b7d300a61d103e907c0b8
   - catalog uji 2026, catalog.yaml
     3d063c5f1bb2de79dda8fda17b1619509ebd60511901b9789a3094e0ac20af51
   - calendar libur.calendar.yaml
     edc2f7ffedaf004d1a60ae64602f5196e3b9aa37f19090fe92d7b17ffe23dbd8
   - scenarios izin.scenarios.yaml
     a97c6d141f104c4137740e8b8d022b9fa7ffaa19ed74fac55adaf1f92603fcf8

In short: 21 proved, 3 proved under assumptions, 1 not proved, 1 with a finding, and 5 with nothing
to prove.

Each point below names one property; what stands before it says whether the property is proved.

A. Workflow

1. [PROVED] From every step a case can come to an end.
   How: The graph is searched backwards from the ends, each condition either way; every decision has
         a last row that always holds, which the compiler demands.

2. [PROVED] No case goes round for ever: every loop has a bound, and at the bound a way out.
   How: All loops of the graph are searched without the ways that a bound takes away.
   - 2 actions are bounded, to at most 2 times

3. [PROVED] No step and no end is dead: each can be reached.
   How: The graph of all steps is searched from the first one; and for each step a case was played
         on the real engine that reaches it.
   - 8 of 8 steps shown by played cases

4. [PROVED] Every action can be taken.
   How: For each action a case was played on the real engine in which it is taken.
   - 7 of 7 actions shown by played cases

5. [PROVED] Branches that run side by side meet: no join waits for a branch that never comes.
   How: Each block is decided by itself, its branches as workflows of their own; no way leads into
         one from outside.

6. [PROVED] Nobody is refused without being told why.
   How: Every way after which a grant is out of reach is looked at: a person gives a reason there,
         or a text stands beside it.

7. [PROVED] What the service promises as its product is signed and released, and valid when it is.
   How: All ways to a grant and to each release are searched for one without the release or the
         signature.

8. [FINDING] No case waits for the citizen for ever.
   How: Every step at which the citizen acts or pays is looked at: it has a time, and something
         follows when that is over.
   - MPP0415 waits-for-ever: step `bayar` waits for the citizen without any bound

B. Data and conditions

$ mppc prove . --format json | head -60
{
  "version": 1,
  "tool": "mppc 0.1.0",
  "service": "izin-usaha",
  "service_version": 1,
  "name": "Izin usaha",
  "digest": {
    "meaning": "ba8dd310111047dea6f0b902e9d47221af53089ad9c9048ab3c04f08270d3378",
    "whole": "4bbf40b1e7e30fd4d866beae4ec500a293ac634814259a536fab0b76d8f6e709"
  },
  "inputs": [
    {
      "kind": "service",
      "path": "izin.service.yaml",
      "sha256": "47236c155b8543c0eacf056fb1ca87fb1cf1cf2f3b9b7d300a61d103e907c0b8"
    },
    {
      "kind": "catalog",
      "path": "catalog.yaml",
      "name": "uji 2026",
      "sha256": "3d063c5f1bb2de79dda8fda17b1619509ebd60511901b9789a3094e0ac20af51"
    },
    {
      "kind": "calendar",
      "path": "libur.calendar.yaml",
      "sha256": "edc2f7ffedaf004d1a60ae64602f5196e3b9aa37f19090fe92d7b17ffe23dbd8"
    },
    {
      "kind": "scenarios",
      "path": "izin.scenarios.yaml",
      "sha256": "a97c6d141f104c4137740e8b8d022b9fa7ffaa19ed74fac55adaf1f92603fcf8"
    }
  ],
  "cases_played": 4,
  "summary": {
    "proved": 21,
    "proved_under_assumptions": 3,
    "not_proved": 1,
    "found": 1,
    "not_applicable": 5
  },
  "properties": [
    {
      "id": "option_to_complete",
      "group": "workflow",
      "outcome": "proved",
      "claim": "Dari setiap langkah permohonan bisa sampai pada akhirnya.",
      "method": "Graf ditelusuri mundur dari akhir-akhirnya, tiap syarat ke dua arah; setiap keputusan punya baris terakhir yang selalu berlaku, dan kompilator mewajibkannya.",
      "assumptions": [],
      "facts": []
    },
    {
      "id": "loops_bounded",
      "group": "workflow",
      "outcome": "proved",
      "claim": "Tidak ada permohonan yang berputar tanpa akhir: tiap putaran ada batasnya, dan pada batas itu ada jalan keluar.",
      "method": "Semua putaran dalam graf dicari tanpa jalur yang tertutup oleh batasnya.",
      "assumptions": [],
      "facts": [
        "2 tindakan dibatasi, paling banyak 2 kali"

$ mppc prove . -o lembar.html && grep -c '<li>' lembar.html && grep -o '<html lang="[a-z]*">' lembar.html
1 berkas ditulis: lembar.html
36
<html lang="id">

$ sed 's/^  bayar:/  # mppc:allow MPP0415 Perda tidak menyebut batas waktu\n  bayar:/' izin.service.yaml > dibiarkan.yaml && mppc prove - --stdin-name izin.service.yaml --lang en < dibiarkan.yaml | grep -A1 'MPP0415'; rm dibiarkan.yaml
   - MPP0415 waits-for-ever: step `bayar` waits for the citizen without any bound (allowed: Perda
     tidak menyebut batas waktu)
--
   - izin.service.yaml:44 MPP0415 waits-for-ever: step `bayar` waits for the citizen without any
     bound; allowed because: Perda tidak menyebut batas waktu

$ cat izin.service.yaml | mppc prove - --stdin-name izin.service.yaml --lang en | head -12
PROOF OF A SERVICE

Service      : Business permit (izin-usaha, version 1)
Region       : Kota Uji
Agency       : Office
Digest       : 4bbf40b1e7e30fd4d866beae4ec500a293ac634814259a536fab0b76d8f6e709
Checked by   : mppc 0.1.0
Cases played : 4

Proved with these files, each with its SHA-256:
   - service izin.service.yaml
     47236c155b8543c0eacf056fb1ca87fb1cf1cf2f3b9b7d300a61d103e907c0b8

$ mppc prove --service izin
mppc: tidak ada layanan `izin` di sini; yang ada izin-usaha
? 2

== mppc.yaml
rules: { MPP0550: none }

$ mppc prove . --lang en | grep -B6 'turn MPP0550'
   - 1 of 1 documents and conditional questions shown by played cases

2. [NOT PROVED] Every condition decides something: some meet it and some do not.
   How: The conditions are decided over options, yes and no, numbers and dates; and for each way a
         case was played on the real engine.
   - 6 of 6 ways of conditions shown by played cases
   - the region's settings turn MPP0550 condition-decides-nothing off

== rusak/catalog.yaml
catalog: rusak
edition: 2026
name: Kota Rusak
region: "73.07"
time_zone: WITA
languages: [id]
office_hours: { mon_fri: "08:00-16:00" }
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas } }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== rusak/rusak.service.yaml
service: rusak
version: 1
name: Rusak
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
form: { pemohon: { name: Pemohon, fields: { nama: { name: Nama, type: text } } } }
documents: { ktp: KTP }
fee: free
sla: 3 working days
workflow:
  periksa: { name: Periksa, by: loket, within: 2 working days, to: teliti }
  teliti: { name: Teliti, by: loket, within: 5 working days, to: selesai }
  lupa: { name: Lupa, by: loket, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

$ mppc prove rusak --lang en 2>&1 | grep '^error'
error[MPP0202 missing-key]: a catalog without `calendar`
error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 7 working days
error[MPP0401 unreachable-state]: step `lupa` can never be entered

== janji/pasar.service.yaml
# What states no time is said to be assumed, whatever the longest way is, and also where none comes near the promise. `rapat` is only
# come to where the office is late.
service: pasar
version: 1
name: { id: Kios pasar, en: Market stall }
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
form: { pemohon: { name: { id: Pemohon, en: Applicant }, fields: { nama: { name: { id: Nama, en: Name }, type: text } } } }
documents: { ktp: { id: KTP, en: Identity card } }
fee: { retribusi: { name: { id: Retribusi, en: Levy }, amount: 50000, legal_basis: perda } }
sla: { legal_basis: perda, within: 9 working days }
workflow:
  umum: { name: { id: Keberatan, en: Objections }, notice: 5 working days, by: loket, shows: [pemohon.nama], to: nilai }
  nilai:
    name: { id: Penilaian, en: Assessment }
    by: loket
    actions:
      terima: { name: { id: Terima, en: Accept }, to: bayar }
      survei: { name: { id: Survei, en: Survey }, to: survei }
  survei: { name: { id: Survei, en: Survey }, by: tim, within: 2 working days, late: { to: rapat }, to: bayar }
  rapat: { name: { id: Rapat, en: Meeting }, by: tim, to: bayar }
  bayar:
    name: { id: Pembayaran, en: Payment }
    pay: retribusi
    by: loket
    within: 7 days
    late: { to: gugur }
    documents: { bukti: { name: { id: Bukti bayar, en: Proof of payment } } }
    to: catat
  catat: { name: { id: Pencatatan, en: Entry }, by: loket, to: selesai }
  selesai: { end: granted }
  gugur: { end: lapsed, reason: { id: Tidak dibayar, en: Not paid } }
product: { id: Jawaban, en: Answer }
privacy: { basis: public_service, keep_for: 1 year }

$ cp catalog.yaml libur.calendar.yaml janji; mppc prove janji --format json --lang en | sed -n '/"id": "promise.sla"/,/^    }/{/"assumptions"/,$p}'
      "assumptions": [
        "everybody is on time, and no step is gone through twice",
        "the applicant's time and payments do not count: the promise stands still, at “Payment” until what is asked there is handed in",
        "what states no time of its own is done within what is left: the posting of “Objections”, “Assessment”, the recording of the payment at “Payment”, “Entry”"
      ],
      "facts": []
    },

$ mppc prove janji --format json | sed -n '/"id": "promise.sla"/,/^    }/{/"assumptions"/,$p}'
      "assumptions": [
        "semua tepat waktu, dan tidak ada langkah yang dilalui dua kali",
        "waktu pemohon dan pembayaran tidak dihitung: janji berhenti, pada “Pembayaran” sampai yang diminta di situ diserahkan",
        "yang tidak menyebut waktu sendiri selesai dalam sisa waktunya: pemasangan pengumuman “Keberatan”, “Penilaian”, pencatatan pembayaran pada “Pembayaran”, “Pencatatan”"
      ],
      "facts": []
    },

$ sed -i 's/9 working days/7 working days/' janji/pasar.service.yaml; mppc prove janji --format json --lang en | sed -n '/"id": "promise.sla"/,/^    }/{/"assumptions"/,$p}'
      "assumptions": [
        "everybody is on time, and no step is gone through twice",
        "the applicant's time and payments do not count: the promise stands still, at “Payment” until what is asked there is handed in",
        "what states no time of its own is done within what is left: the posting of “Objections”, “Assessment”, the recording of the payment at “Payment”, “Entry”"
      ],
      "facts": [
        "the tightest case: “Objections” 5 working days + “Survey” 2 working days = 7 working days; promised 7 working days; the worst day to begin is Monday, 9 March 2026: done on Monday, 23 March 2026"
      ]
    },

$ mppc help prove | tail -18
masih ada, dan yang dibiarkan oleh komentar, disebut dengan alasannya.
Lembar ini menyebut sidik definisi dan sidik berkas-berkas yang dipakai
membuktikannya: tentang teks lain lembar ini tidak menyatakan apa-apa. Usaha
untuk mencoba dibatasi dalam jumlah langkah; yang di luar batas disebut belum
terbukti.

Pemakaian: mppc prove [PATH …] [PILIHAN …]

  PATH …                  Berkas, folder, atau `-`; tanpa itu, folder ini.
  --stdin-name PATH       Nama berkas yang dipakai untuk masukan standar.
  --config FILE           Pengaturan daerah; bila tidak disebut, mppc.yaml
                          terdekat dari berkas atau foldernya sampai akar
                          repositori.
  --service ID            Layanan yang mana, bila ada beberapa.
  --format text|html|json Teks, halaman untuk dicetak, atau JSON; juga menurut
                          akhiran -o. Kalau tidak, text.
  -o, --output FILE       Berkas tujuan; tanpa itu, keluaran standar.
  --lang id|en            Bahasa pesan.
