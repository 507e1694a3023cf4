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
days: []

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

$ LC_ALL=en_US.UTF-8 mppc check surat.service.yaml

$ mppc check --format short --lang en .

$ cat surat.service.yaml | mppc check --format short --lang en -

$ mppc check --format json --lang en . | head -30

$ mppc check --lang en --color always surat.service.yaml | head -3 | od -c | head -2

# Status 2 for what is not about the definitions.

$ mppc check nowhere --lang en

$ mppc check --format xml 2>&1 | head -1

$ mkdir empty && mppc check empty --lang en

# A single file finds its catalog above it, also from below.

$ mkdir -p sub && cp surat.service.yaml sub/lain.service.yaml && cd sub && mppc check --format short --lang en lain.service.yaml

# Other commands keep standard output for their result.

$ mppc build . -o out --lang en 2>/dev/null; ls
