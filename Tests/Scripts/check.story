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
fee: free
sla: 3 working days
workflow:
  periksa: { name: Periksa, by: loket, within: 2 working days, to: survei }
  survei: { name: Survei, by: loket, within: 2 working days, to: selesai }
  lupa: { name: Lupa, by: loket, to: selesai }
  selesai: { end: granted }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

# Findings go to standard output; the language follows the locale, else it is Indonesian.

$ mppc check
error[MPP0601 sla-infeasible]: janji 3 hari kerja tidak cukup: jalur terpanjang butuh 4 hari kerja
   ┌─ surat.service.yaml:10:6
   │
10 │ sla: 3 working days
   │      ^^^^^^^^^^^^^^ dijanjikan di sini
11 │ workflow:
12 │   periksa: { name: Periksa, by: loket, within: 2 working days, to: survei }
   │                                                -------------- +2 hari kerja
13 │   survei: { name: Survei, by: loket, within: 2 working days, to: selesai }
   │                                              -------------- +2 hari kerja
   │
   = jalur: periksa 2 hari kerja → survei 2 hari kerja → selesai
   = bantuan: perpanjang janji menjadi 4 hari kerja, atau persingkat langkah di jalur ini

error[MPP0401 unreachable-state]: langkah `lupa` tidak pernah bisa dicapai
   ┌─ surat.service.yaml:14:3
   │
14 │   lupa: { name: Lupa, by: loket, to: selesai }
   │   ^^^^ tidak ada jalur ke sini
   │
   = bantuan: sebut langkah ini pada `to` langkah sebelumnya, atau hapus

2 error
? 1

$ LC_ALL=en_US.UTF-8 mppc check surat.service.yaml
error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
   ┌─ surat.service.yaml:10:6
   │
10 │ sla: 3 working days
   │      ^^^^^^^^^^^^^^ promised here
11 │ workflow:
12 │   periksa: { name: Periksa, by: loket, within: 2 working days, to: survei }
   │                                                -------------- +2 working days
13 │   survei: { name: Survei, by: loket, within: 2 working days, to: selesai }
   │                                              -------------- +2 working days
   │
   = way: periksa 2 working days → survei 2 working days → selesai
   = help: make the promise 4 working days, or the steps on this way shorter

error[MPP0401 unreachable-state]: step `lupa` can never be entered
   ┌─ surat.service.yaml:14:3
   │
14 │   lupa: { name: Lupa, by: loket, to: selesai }
   │   ^^^^ no way leads here
   │
   = help: name it in the `to` of a step that comes before it, or take it out

2 errors
? 1

$ mppc check --format short --lang en .
surat.service.yaml:10:6: error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
surat.service.yaml:14:3: error[MPP0401 unreachable-state]: step `lupa` can never be entered
? 1

$ cat surat.service.yaml | mppc check --format short --lang en -
stdin.service.yaml:10:6: error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
stdin.service.yaml:14:3: error[MPP0401 unreachable-state]: step `lupa` can never be entered
? 1

$ mppc check --format json --lang en . | head -30
{
  "format": "mpp-findings",
  "version": 1,
  "language": "en",
  "files": 3,
  "counts": {
    "note": 0,
    "warning": 0,
    "danger": 0,
    "error": 2
  },
  "findings": [
    {
      "code": "MPP0601",
      "slug": "sla-infeasible",
      "severity": "error",
      "message": "the promise of 3 working days is too short: the longest way needs 4 working days",
      "file": "surat.service.yaml",
      "start": {
        "line": 10,
        "column": 6,
        "offset": 164
      },
      "end": {
        "line": 10,
        "column": 20,
        "offset": 178
      },
      "pointer": "/sla",
      "label": "promised here",

$ mppc check --lang en --color always surat.service.yaml | head -3 | od -c | head -2
0000000 033   [   1   ;   3   1   m   e   r   r   o   r   [   M   P   P
0000020   0   6   0   1       s   l   a   -   i   n   f   e   a   s   i

$ mppc check nowhere --lang en
mppc: nowhere: no such file or folder
? 2

$ LC_ALL=en_US.UTF-8 mppc check --format xml 2>&1 | head -1
mppc: --format xml: must be one of text, narration, short, json, sarif, github, gitlab, junit

$ mkdir empty && mppc check empty --lang en
mppc: empty: no definitions below this folder (catalog.yaml, *.service.yaml, …)
? 2

$ mkdir -p sub && cp surat.service.yaml sub/lain.service.yaml && cd sub && mppc check --format short --lang en lain.service.yaml
lain.service.yaml:10:6: error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
lain.service.yaml:14:3: error[MPP0401 unreachable-state]: step `lupa` can never be entered
? 1

$ mppc build . -o out --lang en 2>/dev/null; ls
catalog.yaml
empty
libur.calendar.yaml
sub
surat.service.yaml

$ mppc check --format=short --lang=en surat.service.yaml
surat.service.yaml:10:6: error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
surat.service.yaml:14:3: error[MPP0401 unreachable-state]: step `lupa` can never be entered
? 1

$ mppc check surat.service.yaml --format short --lang en --fail-on note --color never
surat.service.yaml:10:6: error[MPP0601 sla-infeasible]: the promise of 3 working days is too short: the longest way needs 4 working days
surat.service.yaml:14:3: error[MPP0401 unreachable-state]: step `lupa` can never be entered
? 1

$ mppc check --lang
mppc: --lang memerlukan nilai: id|en
mppc: `mppc help check` menjelaskan perintah ini
? 2

$ mppc check - - --lang en < surat.service.yaml
mppc: `-` may stand only once
? 2

$ mkfifo pipa.service.yaml && mppc check --lang id pipa.service.yaml; rm pipa.service.yaml
mppc: pipa.service.yaml: bukan berkas melainkan perangkat, pipa, atau tautan ke sana; `-` membaca masukan standar

$ ln -s /dev/zero nol.service.yaml && mppc check --lang en .; rm nol.service.yaml
mppc: nol.service.yaml: not a file but a device, a pipe or a link to one; `-` reads standard input

$ touch lama.service.yml && mppc check --lang en --format short . 2>&1 > /dev/null | head -1; rm lama.service.yml
mppc: lama.service.yml is not read: its name would have to be lama.service.yaml

$ mppc check . > /dev/full
? 2

$ mkdir nama && cp "$SERVICES"/73.07-sinjai/catalog.yaml nama/ && cp "$SERVICES"/73.07-sinjai/situ.service.yaml nama/situ.yaml && cp "$SERVICES"/73.07-sinjai/situ.service.yaml nama/situ.service.yaml.txt && cp -r "$SERVICES"/nasional . && mppc check nama --lang en
mppc: nama/situ.service.yaml.txt is not read: its name would have to be situ.service.yaml
mppc: nama/situ.yaml is not read: its name would have to be situ.service.yaml
no findings

$ mppc init satu-kota >/dev/null 2>&1; mppc check satu-kota/catalog.yaml --lang en
no findings
