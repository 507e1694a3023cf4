# How fast and how slow a service can be, by variant.

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

$ mppc check .
warning[MPP0415 waits-for-ever]: langkah `bayar` menunggu warga tanpa batas waktu
   ┌─ izin.service.yaml:43:3
   │
43 │   bayar: { name: { id: Pembayaran, en: Payment }, pay: retribusi, within: 7 days, to: tanda }
   │   ^^^^^
   │
   = bantuan: tidak ada yang terjadi bila waktunya habis: tulis yang terjadi, `late: { to: … }`

1 warning

$ mppc paths .
Izin usaha (izin-usaha)

Jenis permohonan: Izin baru
  Janji waktu: 20 hari kerja
  Tercepat, sampai “selesai” (dikabulkan): kantor 6 hari kerja; pihak lain 7 hari
     1. Pemeriksaan berkas [periksa]  1 sampai 2 hari kerja
     2. lapangan                      2 cabang bersamaan; di bawah ini yang menentukan
     3. Survei [survei]               2 hari kerja
     4. Pembayaran [bayar]            7 hari (pihak lain)
     5. Tanda tangan [tanda]          2 hari kerja
     6. Terbit: Surat izin [terbit]   terbit
    Bila:
      - “Usaha berisiko tinggi”: tidak
    Hari terburuk untuk mengajukan: Selasa, 10 Maret 2026; selesai Senin, 23 Maret 2026, 13 hari kalender kemudian (kalender 1 Januari 2026 – 31 Desember 2026).
    Belum termasuk waktu pihak lain: “Pembayaran” (7 hari).
  Terlama, sampai “selesai” (dikabulkan): kantor 12 hari kerja; pihak lain 7 hari
     1. Pemeriksaan berkas [periksa]  1 sampai 2 hari kerja
     2. lapangan                      2 cabang bersamaan; di bawah ini yang menentukan
     3. Uji alat [uji]                2 hari kerja per alat (untuk 4: 8 hari kerja)
     4. Pembayaran [bayar]            7 hari (pihak lain)
     5. Tanda tangan [tanda]          2 hari kerja
     6. Terbit: Surat izin [terbit]   terbit
    Hari terburuk untuk mengajukan: Senin, 2 Maret 2026; selesai Senin, 23 Maret 2026, 21 hari kalender kemudian (kalender 1 Januari 2026 – 31 Desember 2026).
    Belum termasuk waktu pihak lain: “Pembayaran” (7 hari).
  Bisa lebih lama:
    - Pemeriksaan berkas, “Kembalikan”: pemohon memperbaiki, paling banyak 2 kali; paling lama 5 hari kerja tiap kali, janji berhenti
    - Tanda tangan, “Koreksi”: kembali ke “Pemeriksaan berkas”, paling banyak 1 kali; tiap kali sampai 12 hari kerja waktu kantor

Jenis permohonan: Perpanjangan; Salinan
  Janji waktu: 9 hari kerja
  Satu-satunya jalur maju, sampai “selesai” (dikabulkan): kantor 4 hari kerja; pihak lain 7 hari
     1. Pemeriksaan berkas [periksa]  1 sampai 2 hari kerja
     2. Pembayaran [bayar]            7 hari (pihak lain)
     3. Tanda tangan [tanda]          2 hari kerja
     4. Terbit: Surat izin [terbit]   terbit
    Hari terburuk untuk mengajukan: Kamis, 12 Maret 2026; selesai Senin, 23 Maret 2026, 11 hari kalender kemudian (kalender 1 Januari 2026 – 31 Desember 2026).
    Belum termasuk waktu pihak lain: “Pembayaran” (7 hari).
  Bisa lebih lama:
    - Pemeriksaan berkas, “Kembalikan”: pemohon memperbaiki, paling banyak 2 kali; paling lama 5 hari kerja tiap kali, janji berhenti
    - Tanda tangan, “Koreksi”: kembali ke “Pemeriksaan berkas”, paling banyak 1 kali; tiap kali sampai 4 hari kerja waktu kantor

$ mppc paths --lang en izin.service.yaml | head -20
Business permit (izin-usaha)

Kind of application: New permit
  Promised: 20 working days
  Fastest, to “selesai” (granted): office 6 working days; others 7 days
     1. Check of the file [periksa]  1 to 2 working days
     2. lapangan                     2 branches at once; below the one that decides
     3. Survey [survei]              2 working days
     4. Payment [bayar]              7 days (others)
     5. Signature [tanda]            2 working days
     6. Release: Permit [terbit]     released
    Where:
      - “High risk”: no
    Worst day to apply: Tuesday, 10 March 2026; done on Monday, 23 March 2026, 13 calendar days later (calendar 1 January 2026 – 31 December 2026).
    The time of others is not in it: “Payment” (7 days).
  Slowest, to “selesai” (granted): office 12 working days; others 7 days
     1. Check of the file [periksa]  1 to 2 working days
     2. lapangan                     2 branches at once; below the one that decides
     3. Test of the machines [uji]   2 working days per machines (for 4: 8 working days)
     4. Payment [bayar]              7 days (others)

$ mppc paths --format json izin.service.yaml
{
  "version": 1,
  "service": "izin-usaha",
  "groups": [
    {
      "variants": [
        "baru"
      ],
      "promises": [
        {
          "id": "sla",
          "within": [
            "20 working days"
          ]
        }
      ],
      "fastest": {
        "end": "selesai",
        "office": [
          "6 working days"
        ],
        "others": [
          "7 days"
        ],
        "steps": [
          {
            "step": "periksa",
            "within": "1 to 2 working days",
            "time": "2 working days"
          },
          {
            "step": "lapangan",
            "branches": 2
          },
          {
            "step": "survei",
            "within": "2 working days",
            "time": "2 working days"
          },
          {
            "step": "bayar",
            "within": "7 days",
            "time": "7 days",
            "of_others": true
          },
          {
            "step": "tanda",
            "within": "2 working days",
            "time": "2 working days"
          },
          {
            "step": "terbit",
            "releases": true
          }
        ],
        "where": [
          "!(usaha.berisiko)"
        ],
        "where_is_possible": "proved",
        "worst_day": {
          "start": "2026-03-10",
          "done": "2026-03-23",
          "days": 13,
          "like_all": false
        }
      },
      "slowest": {
        "end": "selesai",
        "office": [
          "12 working days"
        ],
        "others": [
          "7 days"
        ],
        "steps": [
          {
            "step": "periksa",
            "within": "1 to 2 working days",
            "time": "2 working days"
          },
          {
            "step": "lapangan",
            "branches": 2
          },
          {
            "step": "uji",
            "within": "2 working days per size(usaha.alat)",
            "count": 4,
            "time": "8 working days"
          },
          {
            "step": "bayar",
            "within": "7 days",
            "time": "7 days",
            "of_others": true
          },
          {
            "step": "tanda",
            "within": "2 working days",
            "time": "2 working days"
          },
          {
            "step": "terbit",
            "releases": true
          }
        ],
        "worst_day": {
          "start": "2026-03-02",
          "done": "2026-03-23",
          "days": 21,
          "like_all": false
        }
      },
      "longer": [
        {
          "kind": "repair",
          "step": "periksa",
          "action": "kembalikan",
          "within": "5 working days",
          "at_most": 2
        },
        {
          "kind": "return",
          "step": "tanda",
          "to": "periksa",
          "adds": [
            "12 working days"
          ],
          "action": "koreksi",
          "at_most": 1
        }
      ],
      "complete": true
    },
    {
      "variants": [
        "perpanjangan",
        "salinan"
      ],
      "promises": [
        {
          "id": "sla",
          "within": [
            "9 working days"
          ]
        }
      ],
      "fastest": {
        "end": "selesai",
        "office": [
          "4 working days"
        ],
        "others": [
          "7 days"
        ],
        "steps": [
          {
            "step": "periksa",
            "within": "1 to 2 working days",
            "time": "2 working days"
          },
          {
            "step": "bayar",
            "within": "7 days",
            "time": "7 days",
            "of_others": true
          },
          {
            "step": "tanda",
            "within": "2 working days",
            "time": "2 working days"
          },
          {
            "step": "terbit",
            "releases": true
          }
        ],
        "worst_day": {
          "start": "2026-03-12",
          "done": "2026-03-23",
          "days": 11,
          "like_all": false
        }
      },
      "slowest": {
        "end": "selesai",
        "office": [
          "4 working days"
        ],
        "others": [
          "7 days"
        ],
        "steps": [
          {
            "step": "periksa",
            "within": "1 to 2 working days",
            "time": "2 working days"
          },
          {
            "step": "bayar",
            "within": "7 days",
            "time": "7 days",
            "of_others": true
          },
          {
            "step": "tanda",
            "within": "2 working days",
            "time": "2 working days"
          },
          {
            "step": "terbit",
            "releases": true
          }
        ],
        "worst_day": {
          "start": "2026-03-12",
          "done": "2026-03-23",
          "days": 11,
          "like_all": false
        }
      },
      "longer": [
        {
          "kind": "repair",
          "step": "periksa",
          "action": "kembalikan",
          "within": "5 working days",
          "at_most": 2
        },
        {
          "kind": "return",
          "step": "tanda",
          "to": "periksa",
          "adds": [
            "4 working days"
          ],
          "action": "koreksi",
          "at_most": 1
        }
      ],
      "complete": true
    }
  ],
  "calendar": {
    "from": "2026-01-01",
    "until": "2026-12-31"
  }
}

$ cat izin.service.yaml | mppc paths - --stdin-name izin.service.yaml --lang en | head -3
Business permit (izin-usaha)

Kind of application: New permit

$ sed 's/pay: retribusi, within: 7 days/pay: retribusi/' izin.service.yaml | mppc paths - --stdin-name izin.service.yaml --lang en | grep -A1 Worst | head -2
    Worst day to apply: Tuesday, 10 March 2026; done on Monday, 23 March 2026, 13 calendar days later (calendar 1 January 2026 – 31 December 2026).
    The time of others is not in it: “Payment” (no standard bounds it).

$ sed 's/pay: retribusi, within: 7 days/pay: retribusi/' izin.service.yaml | mppc paths - --stdin-name izin.service.yaml | grep -A1 terburuk | tail -1
    Belum termasuk waktu pihak lain: “Pembayaran” (tidak dibatasi standar).

$ mppc paths --service izin
mppc: tidak ada layanan `izin` di sini; yang ada izin-usaha
? 2

$ mppc paths $SERVICES/73.07-sinjai --lang en
mppc: several services here; choose one with --service: pengantar-ktp, situ
? 2

$ mppc help paths | head -13
Menyebut jalur tercepat dan terlama suatu layanan, menurut jenis permohonan:
langkah, waktu, dan jumlahnya.

Setiap waktu dihitung penuh, rentang pada ujung atasnya, dan tidak ada
pengembalian; tambahan karena pengembalian disebut di bawahnya. Waktu kantor dan
waktu pihak lain (pemohon, pembayaran, yang ditunggu) dijumlahkan terpisah:
janji tidak berjalan selama waktu pihak lain.
Hari terburuk ialah hari kerja dalam kalender yang sudah ditetapkan, yang
membuat waktu kantor paling panjang bila pihak lain tidak memakai waktu.

Pemakaian: mppc paths [PATH …] [PILIHAN …]

  PATH …                  Berkas, folder, atau `-`; tanpa itu, folder ini.
