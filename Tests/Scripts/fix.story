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
# Surat keterangan.
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
      jenis: { name: Jenis, type: choice, options: { baru: Baru, ulang: Ulang } }   # dua macam
      alasan: { name: Alasan, type: text, when: jenis == ulang }
fee: free
sla: 3 working days
workflow:
  periksa: { name: Periksa: berkas, by: loket, within: 2 working days, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

# What changes would be made; nothing is written.

$ mppc fix --dry-run 2>/dev/null
--- surat.service.yaml
+++ surat.service.yaml
@@ -14,11 +14,11 @@
     fields:
       nama: { name: Nama, type: text }
       jenis: { name: Jenis, type: choice, options: { baru: Baru, ulang: Ulang } }   # dua macam
-      alasan: { name: Alasan, type: text, when: jenis == ulang }
+      alasan: { name: Alasan, type: text, when: jenis == 'ulang' }
 fee: free
 sla: 3 working days
 workflow:
-  periksa: { name: Periksa: berkas, by: loket, within: 2 working days, to: selesai }
+  periksa: { name: "Periksa: berkas", by: loket, within: 2 working days, to: selesai }
   selesai: { end: granted }
 product: Jawaban
 privacy: { basis: public_service, keep_for: 1 year }

$ mppc fix
surat.service.yaml: 2 perubahan

$ mppc fix

$ mppc check
tidak ada temuan

$ sed -i 's/legal_basis: { uu/legal_bases: { uu/' surat.service.yaml; mppc fix
error[MPP0201 unknown-key]: kunci `legal_bases` tidak dikenal pada layanan
  ┌─ surat.service.yaml:6:1
  │
6 │ legal_bases: { uu: UU 25/2009 }
  │ ^^^^^^^^^^^
  │
  = bantuan: maksudnya `legal_basis`?

1 error
`mppc fix --unsafe` akan melakukan 1 perubahan lagi dalam 1 berkas
? 1

$ mppc fix --dry-run --lang en --format short; mppc fix --format json --lang en 2>&1 | grep -c -e --unsafe
surat.service.yaml:6:1: error[MPP0201 unknown-key]: unknown key `legal_bases` in a service
`mppc fix --unsafe` would make 1 more change in 1 file
0
? 1

$ mppc fix --unsafe
surat.service.yaml: 1 perubahan

$ sed "s/jenis == .ulang./jenis = ulang/" surat.service.yaml | mppc fix - --stdin-name surat.service.yaml | grep when
      alasan: { name: Alasan, type: text, when: jenis == 'ulang' }

$ sed "s/jenis == .ulang./jenis > = 'ulang'/" surat.service.yaml | mppc fix - --stdin-name surat.service.yaml 2>/dev/null | grep when
      alasan: { name: Alasan, type: text, when: jenis > = 'ulang' }

$ sed 's/jenis == .ulang./jenis == ulang/' surat.service.yaml | mppc fix - --stdin-name surat.service.yaml | grep when
      alasan: { name: Alasan, type: text, when: jenis == 'ulang' }

$ chmod 600 surat.service.yaml; sed -i "s/jenis == 'ulang'/jenis == ulang/" surat.service.yaml; mppc fix --lang en; stat -c %a surat.service.yaml
surat.service.yaml: 1 change
600

$ sed -i "s/jenis == 'ulang'/jenis == ‘ulang’/" surat.service.yaml; mppc fix --unsafe --lang en; grep -o "when: .*" surat.service.yaml
surat.service.yaml: 1 change
when: jenis == 'ulang' }

$ sed -i 's/region: "73.07"/region: "99.07"/' catalog.yaml; mppc fix --unsafe --lang en; grep region catalog.yaml
error[MPP0301 unknown-name]: unknown region code `99.07`
  ┌─ catalog.yaml:4:9
  │
4 │ region: "99.07"
  │         ^^^^^^^
  │
  = help: the codes are those of Kepmendagri 300.2.2-2430/2025

1 error
region: "99.07"
