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
      alasan: { name: Alasan, type: text, when: jenis == 'ulang' }
fee: free
sla: 3 working days
workflow:
  periksa: { by: loket, name: Periksa berkas, within: 2 working days, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

# What would change; nothing is written.

$ mppc format --check
surat.service.yaml
? 1

$ mppc format --diff --lang en
--- surat.service.yaml
+++ surat.service.yaml
@@ -6,7 +6,6 @@
 legal_basis: { uu: UU 25/2009 }
 applicants: [person]
 channels: [counter]
-documents: { ktp: KTP }
 form:
   pemohon:
     name: Pemohon
@@ -15,10 +14,11 @@
       nama: { name: Nama, type: text }
       jenis: { name: Jenis, type: choice, options: { baru: Baru, ulang: Ulang } }   # dua macam
       alasan: { name: Alasan, type: text, when: jenis == 'ulang' }
+documents: { ktp: KTP }
 fee: free
 sla: 3 working days
 workflow:
-  periksa: { by: loket, name: Periksa berkas, within: 2 working days, to: selesai }
+  periksa: { name: Periksa berkas, by: loket, within: 2 working days, to: selesai }
   selesai: { end: granted }
 product: Jawaban
 privacy: { basis: public_service, keep_for: 1 year }

$ mppc format
surat.service.yaml

$ mppc format --check

$ mppc check --fail-on note
tidak ada temuan

$ printf 'service: a\nname: A\nversion:   1   # satu\n' | mppc format -
service: a
version: 1     # satu
name: A

$ mppc format - < surat.service.yaml | cmp - surat.service.yaml

$ printf 'service: a\n version: 1\n' > rusak.service.yaml; mppc format --format short
rusak.service.yaml:2:2: error[MPP0132 bad-indentation]: awal baris tidak sejajar dengan baris di sekitarnya
? 1

$ cat rusak.service.yaml
service: a
 version: 1

$ rm rusak.service.yaml; chmod 600 surat.service.yaml; sed -i 's/^version: 1/version:  1/' surat.service.yaml; mppc format; stat -c %a surat.service.yaml
surat.service.yaml
600

$ mppc format tidak-ada
mppc: tidak-ada: tidak ada file atau folder ini
? 2
