# When something is asked, reached, charged or released, with examples that `mppc test` runs.

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

$ mppc why izin.service.yaml documents.ktp
documents.ktp: dokumen “KTP”

Selalu diminta (terbukti).

Contoh yang diminta:
    Jenis permohonan: Salinan
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kukar)
    Usaha / Usaha berisiko tinggi: tidak
    Dokumen: KTP
    2026-03-02T09:00 permohonan diajukan → Pemeriksaan berkas

$ mppc why . workflow.survei --scenario contoh.scenarios.yaml
workflow.survei: langkah “Survei”

Tergantung keadaannya:
  - ketika “lapangan” dimulai, bersama cabang lainnya

Contoh yang dicapai:
    Jenis permohonan: Izin baru
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kukar)
    Usaha / Usaha berisiko tinggi: tidak
    Dokumen: KTP
    2026-03-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-03-02T09:00 Loket: “Pemeriksaan berkas” selesai → Uji alat, Survei

Contoh yang tidak dicapai:
    Jenis permohonan: Salinan
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kukar)
    Usaha / Usaha berisiko tinggi: tidak
    Dokumen: KTP
    2026-03-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-03-02T09:00 Loket: “Pemeriksaan berkas” selesai → Pembayaran
    2026-03-02T09:00 dibayar di “Pembayaran” → Tanda tangan
    2026-03-02T09:00 Kepala dinas: “Tanda tangan” selesai → dikabulkan

$ cat contoh.scenarios.yaml; mppc test contoh.scenarios.yaml
scenarios: izin-usaha
cases:
  - name: workflow.survei dicapai
    submit:
      at: 2026-03-02T09:00
      variant: baru
      form:
        usaha: { alat: [{ merek: Kukar }], berisiko: false }
      documents: [ktp]
    steps:
      - { by: loket, do: done }
      - { expect: { step: [uji, survei], fee: 50000, step_due: 2026-03-04, promise_due: 2026-04-02, clock: running } }
  - name: workflow.survei tidak dicapai
    submit:
      at: 2026-03-02T09:00
      variant: salinan
      form:
        usaha: { alat: [{ merek: Kukar }], berisiko: false }
      documents: [ktp]
    steps:
      - { by: loket, do: done }
      - { pay: all }
      - { by: kepala, do: done }
      - { expect: { end: granted, fee: 50000, outputs: [izin] } }
izin-usaha
  ok   workflow.survei dicapai
  ok   workflow.survei tidak dicapai
  tindakan yang belum diambil: periksa.kembalikan, uji.done, survei.done, tanda.koreksi
2 skenario, 0 gagal

$ mppc why --lang en . lapangan
workflow.lapangan: step “lapangan”

It depends:
  - after “Check of the file” is done, where kind of application: New permit

An example in which it is reached:
    Kind of application: New permit
    Applicant: person
    Channel: counter
    Business / Machines: (Make: Kukar)
    Business / High risk: no
    Documents: Identity card
    2026-03-02T09:00 submitted → Check of the file
    2026-03-02T09:00 Desk: “Check of the file” done → Test of the machines, Survey

An example in which it is not reached:
    Kind of application: Copy
    Applicant: person
    Channel: counter
    Business / Machines: (Make: Kukar)
    Business / High risk: no
    Documents: Identity card
    2026-03-02T09:00 submitted → Check of the file
    2026-03-02T09:00 Desk: “Check of the file” done → Payment
    2026-03-02T09:00 paid at “Payment” → Signature
    2026-03-02T09:00 Head: “Signature” done → granted

$ mppc why --lang en . tanda.koreksi --format json
{
  "version": 1,
  "service": "izin-usaha",
  "elements": [
    {
      "element": "workflow.tanda.koreksi",
      "kind": "action",
      "name": "Correct",
      "verdict": "sometimes",
      "circumstances": [
        "chosen by who holds step “Signature”: Head",
        "at most 1 time in one case",
        "a reason has to be given",
        "leads to “Check of the file”"
      ],
      "with": {
        "submission": {
          "variant": "perpanjangan",
          "applicant": "person",
          "channel": "counter",
          "form": {
            "usaha": {
              "alat": [
                {
                  "merek": "Ruko Sinar"
                },
                {
                  "merek": "Nusa Kenanga Jalan"
                },
                {
                  "merek": "Bahari Mandiri Cahaya"
                },
                {
                  "merek": "Usaha Sejahtera"
                }
              ],
              "berisiko": true
            }
          },
          "documents": {
            "ktp": {
              "paper": true
            }
          }
        },
        "trace": [
          {
            "at": "2026-01-02T09:00",
            "event": "2026-01-02T09:00 submitted (counter) -> periksa",
            "then": [
              "periksa"
            ]
          },
          {
            "at": "2026-01-02T09:00",
            "event": "2026-01-02T09:00 loket: periksa.done -> bayar",
            "then": [
              "bayar"
            ]
          },
          {
            "at": "2026-01-02T09:00",
            "event": "2026-01-02T09:00 paid: bayar -> tanda",
            "then": [
              "tanda"
            ]
          },
          {
            "at": "2026-01-02T09:00",
            "event": "2026-01-02T09:00 kepala: tanda.koreksi -> periksa",
            "then": [
              "periksa"
            ]
          }
        ],
        "scenario": "scenarios: izin-usaha\ncases:\n  - name: workflow.tanda.koreksi is taken\n    submit:\n      at: 2026-01-02T09:00\n      applicant: person\n      channel: counter\n      variant: perpanjangan\n      form:\n        usaha: { alat: [{ merek: Ruko Sinar }, { merek: Nusa Kenanga Jalan }, { merek: Bahari Mandiri Cahaya }, { merek: Usaha Sejahtera }], berisiko: true }\n      documents: [ktp]\n    steps:\n      - { by: loket, do: done }\n      - { pay: all }\n      - { by: kepala, do: koreksi, reason: Contoh alasan }\n      - { expect: { step: periksa, fee: 50000, step_due: 2026-01-06, promise_due: 2026-01-15, clock: running, reason: Contoh alasan } }\n"
      },
      "without": {
        "submission": {
          "variant": "salinan",
          "applicant": "person",
          "channel": "counter",
          "form": {
            "usaha": {
              "alat": [
                {
                  "merek": "Kukar"
                }
              ],
              "berisiko": false
            }
          },
          "documents": {
            "ktp": {
              "paper": true
            }
          }
        },
        "trace": [
          {
            "at": "2026-03-02T09:00",
            "event": "2026-03-02T09:00 submitted (counter) -> periksa",
            "then": [
              "periksa"
            ]
          },
          {
            "at": "2026-03-02T09:00",
            "event": "2026-03-02T09:00 loket: periksa.done -> bayar",
            "then": [
              "bayar"
            ]
          },
          {
            "at": "2026-03-02T09:00",
            "event": "2026-03-02T09:00 paid: bayar -> tanda",
            "then": [
              "tanda"
            ]
          },
          {
            "at": "2026-03-02T09:00",
            "event": "2026-03-02T09:00 kepala: tanda.done -> granted",
            "then": [
              "granted"
            ]
          }
        ],
        "scenario": "scenarios: izin-usaha\ncases:\n  - name: workflow.tanda.koreksi is not taken\n    submit:\n      at: 2026-03-02T09:00\n      variant: salinan\n      form:\n        usaha: { alat: [{ merek: Kukar }], berisiko: false }\n      documents: [ktp]\n    steps:\n      - { by: loket, do: done }\n      - { pay: all }\n      - { by: kepala, do: done }\n      - { expect: { end: granted, fee: 50000, outputs: [izin] } }\n"
      }
    }
  ]
}

$ mppc why . fee.retribusi
fee.retribusi: biaya “Retribusi”

Tetap: tidak bergantung pada jawaban atau syarat apa pun. Ditagih dalam setiap permohonan yang sampai ke langkahnya:
  - sebesar Rp50.000, sama dalam setiap permohonan
  - ditagih di langkah “Pembayaran”

Contoh yang ditagih:
    Jenis permohonan: Salinan
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kukar)
    Usaha / Usaha berisiko tinggi: tidak
    Dokumen: KTP
    2026-03-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-03-02T09:00 Loket: “Pemeriksaan berkas” selesai → Pembayaran

Contoh yang tidak ditagih:
    Jenis permohonan: Izin baru
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kenanga) (Merek: Toko Sinar Laut) (Merek: Laut)
    Usaha / Usaha berisiko tinggi: ya
    Dokumen: KTP
    2026-01-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-01-02T09:00 pemohon: menarik permohonan → ditarik pemohon

$ mppc why . fee.retribusi --lang en | head -5
fee.retribusi: fee “Levy”

Flat: it depends on no answer and no condition. Charged in every case that gets to its step:
  - in the amount of Rp50,000, the same in every case
  - charged at step “Payment”

$ mppc why . all
form.usaha: ditanyakan selalu
form.usaha.alat: ditanyakan selalu
form.usaha.alat.merek: ditanyakan selalu — untuk tiap baris “Alat”
form.usaha.berisiko: ditanyakan selalu
documents.ktp: diminta selalu
fee.retribusi: ditagih bila langkahnya dicapai — sebesar Rp50.000, sama dalam setiap permohonan; ditagih di langkah “Pembayaran”
workflow.periksa: dicapai selalu — sejak permohonan diajukan; bila “Koreksi” dipilih di “Tanda tangan”
workflow.periksa.done: dilakukan selalu, bila dikabulkan — dipilih oleh yang memegang langkah “Pemeriksaan berkas”: Loket; menuju “lapangan” bila jenis permohonan: Izin baru; menuju “Pembayaran” bila jenis permohonan bukan Izin baru
workflow.periksa.kembalikan: dilakukan tergantung — dipilih oleh yang memegang langkah “Pemeriksaan berkas”: Loket; paling banyak 2 kali dalam satu permohonan; pemohon memperbaiki, paling lama 5 hari kerja; alasannya wajib disebut
workflow.lapangan: dicapai tergantung — setelah “Pemeriksaan berkas” selesai, dengan syarat jenis permohonan: Izin baru
workflow.uji: dicapai tergantung — ketika “lapangan” dimulai, bersama cabang lainnya
workflow.uji.done: dilakukan tergantung — dipilih oleh yang memegang langkah “Uji alat”: Tim teknis; menuju akhir cabang
workflow.survei: dicapai tergantung — ketika “lapangan” dimulai, bersama cabang lainnya
workflow.survei.done: dilakukan tergantung — dipilih oleh yang memegang langkah “Survei”: Tim teknis; menuju akhir cabang
workflow.bayar: dicapai selalu, bila dikabulkan — setelah “Pemeriksaan berkas” selesai, dengan syarat jenis permohonan bukan Izin baru; setelah cabang-cabang “lapangan” bertemu; dilewati bila tidak ada yang harus dibayar
workflow.bayar.done: dilakukan tergantung — bila tagihan di “Pembayaran” dibayar; menuju “Tanda tangan”
workflow.tanda: dicapai selalu, bila dikabulkan — setelah pembayaran di “Pembayaran”; bila “Pembayaran” dilewati
workflow.tanda.done: dilakukan selalu, bila dikabulkan — dipilih oleh yang memegang langkah “Tanda tangan”: Kepala dinas; menuju “Terbit: Surat izin”
workflow.tanda.koreksi: dilakukan tergantung — dipilih oleh yang memegang langkah “Tanda tangan”: Kepala dinas; paling banyak 1 kali dalam satu permohonan; alasannya wajib disebut; menuju “Pemeriksaan berkas”
workflow.terbit: dicapai selalu, bila dikabulkan — setelah “Tanda tangan” selesai
workflow.selesai: dicapai selalu, bila dikabulkan — setelah “Terbit: Surat izin”
workflow.lapsed: dicapai tergantung — bila pemohon tidak memperbaiki pada waktunya di “Pemeriksaan berkas”
workflow.withdrawn: dicapai tergantung — bila pemohon menarik permohonannya sebelum produk terbit
outputs.izin: terbit tergantung — terbit di langkah “Terbit: Surat izin”

$ mppc why . documents.ktpp
mppc: tidak ada `documents.ktpp` dalam layanan ini; mungkin documents.ktp
? 2

$ mppc why . tandaa
mppc: tidak ada `tandaa` dalam layanan ini; mungkin workflow.tanda
? 2

$ mppc why . izin
outputs.izin: hasil “Surat izin”

Tergantung keadaannya:
  - terbit di langkah “Terbit: Surat izin”

Contoh yang terbit:
    Jenis permohonan: Salinan
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kukar)
    Usaha / Usaha berisiko tinggi: tidak
    Dokumen: KTP
    2026-03-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-03-02T09:00 Loket: “Pemeriksaan berkas” selesai → Pembayaran
    2026-03-02T09:00 dibayar di “Pembayaran” → Tanda tangan
    2026-03-02T09:00 Kepala dinas: “Tanda tangan” selesai → dikabulkan

Contoh yang tidak terbit:
    Jenis permohonan: Izin baru
    Pemohon: perorangan
    Saluran: loket
    Usaha / Alat: (Merek: Kenanga) (Merek: Toko Sinar Laut) (Merek: Laut)
    Usaha / Usaha berisiko tinggi: ya
    Dokumen: KTP
    2026-01-02T09:00 permohonan diajukan → Pemeriksaan berkas
    2026-01-02T09:00 pemohon: menarik permohonan → ditarik pemohon

$ mppc why izin.service.yaml
mppc: `why` memerlukan ELEMENT setelah izin.service.yaml
mppc: `mppc help why` menjelaskan perintah ini
? 2

$ mppc why
mppc: `why` memerlukan ELEMENT
mppc: `mppc help why` menjelaskan perintah ini
? 2

$ cat izin.service.yaml | mppc why - --stdin-name izin.service.yaml survei --lang en | head -3
workflow.survei: step “Survey”

It depends:

$ mppc help why | tail -16
ulang pada mesin yang sesungguhnya sebelum ditampilkan.

Pemakaian: mppc why [PATH …] ELEMENT [PILIHAN …]

  PATH …                  Berkas, folder, atau `-`; tanpa itu, folder ini.
  ELEMENT                 Yang ditanyakan, atau `all`.
  --stdin-name PATH       Nama berkas yang dipakai untuk masukan standar.
  --config FILE           Pengaturan daerah; bila tidak disebut, mppc.yaml
                          terdekat dari berkas atau foldernya sampai akar
                          repositori.
  --service ID            Layanan yang mana, bila ada beberapa.
  --format text|json      Untuk dibaca orang, atau satu dokumen JSON. Kalau
                          tidak, text.
  --scenario FILE         Menulis contohnya juga ke berkas ini, sebagai skenario
                          yang dijalankan `mppc test`.
  --lang id|en            Bahasa pesan.
