== nasional/catalog.yaml
catalog: nasional
edition: 2026
name: Acuan nasional
time_zone: WIB
languages: [id]
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas }, kepala: { name: Kepala, agency: dinas } }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== nasional/libur.calendar.yaml
calendar: libur
from: 2026-01-01
until: 2026-12-31
legal_basis: { skb: SKB 3 Menteri }
days:
  - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }

== nasional/surat.standard.yaml
standard: surat
version: 2
name: Surat
agency: dinas
legal_basis: { uu: UU 25/2009 }
applicants: [person]
channels: [counter]
documents: { ktp: KTP, kk: Kartu keluarga }
fee: free
sla: 3 working days
workflow:
  periksa: { name: Periksa, by: loket, within: 2 working days, to: tanda }
  tanda: { name: Tanda tangan, by: kepala, within: 1 working day, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: to_fill

== daerah/catalog.yaml
catalog: daerah
edition: 2026
name: Kota Uji
region: "73.07"
time_zone: WITA
languages: [id]
calendar: nasional/libur
office_hours: { mon_fri: "08:00-16:00" }
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas }, kepala: { name: Kepala, agency: dinas } }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== daerah/surat.service.yaml
service: surat-keterangan
version: 1
extends: nasional/surat@2
name: Surat keterangan
sla: 2 working days
documents:
  kk: removed
  foto: { name: Pas foto, copies: 2, before: ktp }
workflow:
  periksa: { within: 1 working day }
privacy: { basis: public_service, keep_for: 1 year }

== daerah/lama.service.yaml
service: surat-lama
version: 1
extends: nasional/surat@1
privacy: { basis: public_service, keep_for: 1 year }

== provinsi/catalog.yaml
catalog: provinsi
edition: 2026
name: Acuan provinsi
time_zone: WITA
languages: [id]
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas }, kepala: { name: Kepala, agency: dinas } }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== provinsi/surat.standard.yaml
standard: surat-provinsi
version: 1
extends: nasional/surat@2
documents:
  kk: removed
privacy: { basis: public_service, keep_for: 2 years }
locks: { documents: at_most, sla: at_most }

== daerah/berantai.service.yaml
service: surat-berantai
version: 1
extends: provinsi/surat-provinsi@1
sla: 4 working days

# The catalog of the standard lies beside the region's; nobody has to name it.

$ cd daerah && mppc show surat.service.yaml | head -2 | cut -c3-
surat.service.yaml
mengikuti standar nasional/surat@2: ../nasional/surat.standard.yaml

$ cd daerah && mppc show surat.service.yaml | tail -n +3
service: surat-keterangan  # daerah surat.service.yaml:1
version: 1                 # daerah surat.service.yaml:2
name: Surat keterangan     # daerah surat.service.yaml:4
agency: dinas              # standar ../nasional/surat.standard.yaml:4
legal_basis:
  uu: UU 25/2009           # standar ../nasional/surat.standard.yaml:5
applicants: [person]       # standar ../nasional/surat.standard.yaml:6
channels: [counter]        # standar ../nasional/surat.standard.yaml:7
documents:
  foto:
    name: Pas foto         # daerah surat.service.yaml:8
    copies: 2              # daerah surat.service.yaml:8
  ktp: KTP                 # standar ../nasional/surat.standard.yaml:8
fee: free                  # standar ../nasional/surat.standard.yaml:9
sla: 2 working days        # daerah surat.service.yaml:5
workflow:
  periksa:
    name: Periksa          # standar ../nasional/surat.standard.yaml:12
    by: loket              # standar ../nasional/surat.standard.yaml:12
    within: 1 working day  # daerah surat.service.yaml:10
    to: tanda              # standar ../nasional/surat.standard.yaml:12
  tanda:
    name: Tanda tangan     # standar ../nasional/surat.standard.yaml:13
    by: kepala             # standar ../nasional/surat.standard.yaml:13
    within: 1 working day  # standar ../nasional/surat.standard.yaml:13
    to: selesai            # standar ../nasional/surat.standard.yaml:13
  selesai:
    end: granted           # standar ../nasional/surat.standard.yaml:14
product: Jawaban           # standar ../nasional/surat.standard.yaml:15
privacy:
  basis: public_service    # daerah surat.service.yaml:11
  keep_for: 1 year         # daerah surat.service.yaml:11

$ mppc show --lang en daerah/surat.service.yaml | grep -E 'sla|periksa|within|keep_for'
sla: 2 working days        # region daerah/surat.service.yaml:5
  periksa:
    within: 1 working day  # region daerah/surat.service.yaml:10
    within: 1 working day  # standard nasional/surat.standard.yaml:13
  keep_for: 1 year         # region daerah/surat.service.yaml:11

$ cd daerah && mppc check --format short surat.service.yaml

$ mppc check daerah/lama.service.yaml
error[MPP0801 unknown-standard]: standar ini tidak punya versi 1; yang ada `@2`
  ┌─ daerah/lama.service.yaml:3:10
  │
3 │ extends: nasional/surat@1
  │          ^^^^^^^^^^^^^^^^

1 error
? 1

$ mppc show daerah/lama.service.yaml --lang en
error[MPP0801 unknown-standard]: the standard has no version 1; there is `@2`
  ┌─ daerah/lama.service.yaml:3:10
  │
3 │ extends: nasional/surat@1
  │          ^^^^^^^^^^^^^^^^

1 error
mppc: no service here
? 2

$ mppc check --lang en --format short nasional

$ mppc build daerah/surat.service.yaml -o out && ls out
out/surat-keterangan
4 berkas ditulis di out
catalog.json
index.json
surat-keterangan

$ mppc check daerah/berantai.service.yaml
error[MPP0805 lock-broken]: `sla: at_most`: 4 hari kerja di sini, 3 hari kerja menurut standar
   ┌─ daerah/berantai.service.yaml:4:6
   │
 4 │ sla: 4 working days
   │      ^^^^^^^^^^^^^^
   ┌─ nasional/surat.standard.yaml:10:6
   │
10 │ sla: 3 working days
   │      -------------- menurut standar
   ┌─ provinsi/surat.standard.yaml:7:30
   │
 7 │ locks: { documents: at_most, sla: at_most }
   │                              --- dikunci di sini
   │
   = yang dirugikan: setiap pemohon

1 error
? 1

$ mppc show daerah/berantai.service.yaml --lang en 2>/dev/null | grep -E 'extends|documents|ktp|sla|keep_for' | sed 's/^# //'
extends the standard provinsi/surat-provinsi@1: provinsi/surat.standard.yaml
extends the standard nasional/surat@2: nasional/surat.standard.yaml
documents:
  ktp: KTP                  # standard nasional/surat.standard.yaml:8
sla: 4 working days         # region daerah/berantai.service.yaml:4
  keep_for: 2 years         # standard provinsi/surat.standard.yaml:6
