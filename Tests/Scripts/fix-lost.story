# What was lost where a line could mean two things. A quote in a list: the first one of the next item does not close it. The last value too far to
# the left, its name not far from that of a key: a person decides.

== catalog.yaml
catalog: uji
edition: 2026
name: Kota Uji
region: "73.07"
time_zone: WITA
languages: [id]
calendar: libur
office_hours: { mon_fri: "08:00-16:00" }
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas } }
returns: { within: 10 working days, at_most: 3 }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== libur.calendar.yaml
calendar: libur
from: 2026-01-01
until: 2026-12-31
legal_basis: { skb: SKB 3 Menteri }
days:
  - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }

== surat.service.yaml
service: surat
version: 1
name: Surat
agency: dinas
legal_basis: { uu: UU 25/2009 }
applicants: [person]
channels: [counter]
documents: { ktp: KTP }
form:
  pemohon:
    name: Pemohon
    party: applicant
    fields:
      nama: { name: Nama, type: text }
      jenis: { name: Jenis, type: choice, options: { baru: Baru, ulang: Ulang } }
fee: free
sla: 3 working days
workflow:
  periksa:
    name: Periksa
    by: loket
    within: 2 working days
    to:
      - { when: "['baru'].exists(j, j == jenis && size(nama) > 3)", to: terbit }
      - { reason: "Nama terlalu pendek: tulis lengkap", to: ditolak }
  terbit: { issue: [surat], to: selesai }
  selesai: { end: granted }
  ditolak: { end: refused }
outputs:
  surat:
    name: Surat
    delivery: [counter]
    number:
      - { when: jenis == 'baru', number: "{seq:4}/{year}" }
      - { number: "U{seq:4}/{year}" }
    values:
      nama: nama
      tempat: jenis
privacy: { basis: public_service, keep_for: 1 year }

$ mppc check
tidak ada temuan

$ cp surat.service.yaml asal; sed -i 's/> 3)", to/> 3), to/' surat.service.yaml; mppc check --format short; mppc fix --unsafe; cmp surat.service.yaml asal
surat.service.yaml:24:17: error[MPP0130 unterminated-quote]: tanda kutip `"` yang dibuka di sini tidak ditutup
surat.service.yaml: 1 perubahan

$ sed -i "s/number: .{seq:4}.{year}. }/number: \"{seq:4}\/{year} }/" surat.service.yaml; mppc check --format short; mppc fix --unsafe; cmp surat.service.yaml asal
surat.service.yaml:34:42: error[MPP0130 unterminated-quote]: tanda kutip `"` yang dibuka di sini tidak ditutup
surat.service.yaml: 1 perubahan

$ sed -i 's/^      tempat/    tempat/' surat.service.yaml; mppc fix --unsafe
error[MPP0201 unknown-key]: kunci `tempat` tidak dikenal pada produk
   ┌─ surat.service.yaml:38:5
   │
38 │     tempat: jenis
   │     ^^^^^^
   │
   = bantuan: bila ini isi `values` di atasnya, geser ke kanan hingga sejajar dengan isi yang lain
   = bantuan: maksudnya `template`?

1 error
? 1
