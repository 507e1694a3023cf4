# Rules of a region's own: listed, explained, judged, allowed, in every format.

$ mkdir .git; cp -r "$SERVICES/73.07-sinjai" "$SERVICES/nasional" . && cd 73.07-sinjai && mppc check . --format short --lang en
pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved

== 73.07-sinjai/daerah.rules.yaml
rules: daerah
checks:
  janji_paling_lama:
    code: 9001
    when: has(sla.within)
    rule: sla.within <= working_days(3)
    severity: danger
    message: { id: janji lebih dari 3 hari kerja, en: a promise of more than 3 working days }
    help: { id: persingkat janjinya, en: shorten the promise }
    legal_basis: Perbup 12/2025
    examples:
      pass: [{ sla: 3 working days }]
      fail: [{ sla: 1 week }]
  tanpa_asli:
    code: 9002
    of: document
    rule: bring != 'original'
    message: { id: yang asli tidak diminta, en: originals are not asked }

$ cd 73.07-sinjai && mppc check . --lang en
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

warning[MPP9002 tanpa-asli]: originals are not asked
   ┌─ pengantar-ktp.service.yaml:60:3
   │
60 │   ktp_lama: { name: { id: KTP lama, en: Old card }, when: variant == 'perpanjangan' || variant == 'perubahan_d…
   │   ^^^^^^^^                                                                                                    - read here

warning[MPP9002 tanpa-asli]: originals are not asked
   ┌─ pengantar-ktp.service.yaml:66:7
   │
66 │       ktp_rusak: { name: { id: KTP yang rusak, en: The damaged card }, bring: original }
   │       ^^^^^^^^^                                                        ----- read here

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ pengantar-ktp.service.yaml:75:1
   │
75 │ sla:
   │ ^^^

note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
   ┌─ situ.service.yaml:45:3
   │
45 │   ktp: { id: Fotokopi e-KTP, en: Copy of the identity card }
   │   ^^^
   ┌─ catalog.yaml:39:5
   │
39 │     nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Iden…
   │     --- the NIK is asked here
   │
   = help: where the office verifies the NIK, leave the copy out

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ situ.service.yaml:61:1
   │
61 │ sla:
   │ ^^^

danger[MPP9001 janji-paling-lama]: a promise of more than 3 working days
   ┌─ situ.service.yaml:63:3
   │
63 │   within: 5 working days
   │   ^^^^^^
   │
   = legal basis: Perbup 12/2025
   = help: shorten the promise

1 danger, 3 warnings, 3 notes
? 1

$ cd 73.07-sinjai && mppc check situ.service.yaml --lang id --format short
situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir
situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
situ.service.yaml:63:3: danger[MPP9001 janji-paling-lama]: janji lebih dari 3 hari kerja
? 1

$ cd 73.07-sinjai && mppc check . --format gitlab --lang en | grep -A2 MPP9001
    "check_name": "MPP9001 janji-paling-lama",
    "fingerprint": "569cb5627c63e2c01c221fcd23fb9a5057f0ca44a04a70ff18cb75921662cf31",
    "severity": "critical",

$ cd 73.07-sinjai && mppc check . --format sarif --lang en | grep -A4 '"id": "MPP9001"'
              "id": "MPP9001",
              "name": "janji-paling-lama",
              "shortDescription": {
                "text": "a promise of more than 3 working days"
              },

$ cd 73.07-sinjai && mppc explain 9001 --lang en
MPP9001 janji-paling-lama (danger)
a promise of more than 3 working days

shorten the promise

Source: Perbup 12/2025

Wrong:

    { sla: 1 week }

Right:

    { sla: 3 working days }

$ cd 73.07-sinjai && mppc explain tanpa-asli --lang id
MPP9002 tanpa-asli (warning)
yang asli tidak diminta

$ cd 73.07-sinjai && mppc rules --lang id | grep MPP9
MPP9001  janji-paling-lama            danger   janji lebih dari 3 hari kerja
MPP9002  tanpa-asli                   warning  yang asli tidak diminta

$ mppc explain 9001 --lang en
mppc: no rule `9001`; `mppc rules` lists them
? 2

$ cd 73.07-sinjai && mppc doctor --lang en | grep own
own rules 2, see `mppc rules`

$ cd 73.07-sinjai && mppc build . -o ../out --lang en --format short; ls ../out 2>&1
pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
pengantar-ktp.service.yaml:60:3: warning[MPP9002 tanpa-asli]: originals are not asked
pengantar-ktp.service.yaml:66:7: warning[MPP9002 tanpa-asli]: originals are not asked
pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
situ.service.yaml:63:3: danger[MPP9001 janji-paling-lama]: a promise of more than 3 working days
ls: cannot access '../out': No such file or directory
? 2

$ cd 73.07-sinjai && mppc test . --lang en --format short | tail -1
situ.service.yaml:63:3: danger[MPP9001 janji-paling-lama]: a promise of more than 3 working days
4 scenarios, 0 failed

$ printf 'rules: { 9001: warning }\n' > mppc.yaml; mppc check 73.07-sinjai --lang en --format short
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:60:3: warning[MPP9002 tanpa-asli]: originals are not asked
73.07-sinjai/pengantar-ktp.service.yaml:66:7: warning[MPP9002 tanpa-asli]: originals are not asked
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:63:3: warning[MPP9001 janji-paling-lama]: a promise of more than 3 working days

$ sed -i 's/^  within: 5/  # mppc:allow 9001 standarnya menyebut lebih lama\n  within: 5/' 73.07-sinjai/situ.service.yaml; rm mppc.yaml; mppc check 73.07-sinjai --lang en --format short --show-allowed | grep 9001
73.07-sinjai/situ.service.yaml:64:3: danger[MPP9001 janji-paling-lama]: a promise of more than 3 working days (allowed: standarnya menyebut lebih lama)

$ mppc build 73.07-sinjai -o out --lang en --format short --fail-on error 2>&1 | tail -3
out/pengantar-ktp
out/situ
6 files written in out

$ sed -i 's/rule: bring/rule: brng/' 73.07-sinjai/daerah.rules.yaml; mppc check 73.07-sinjai/situ.service.yaml --lang en --format short
73.07-sinjai/daerah.rules.yaml:17:11: error[MPP0305 unknown-name-in-expression]: unknown name `brng`
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
? 1

== mppc.yaml
checks:
  banyak:
    code: 9100
    rule: size(documents) < 2
    message: banyak berkas
    examples: { pass: [{ documents: { ktp: KTP, kk: KK } }] }
  salah: { code: 9101, of: dokumen, rule: bring == 'asli', message: salah }
  salah_lagi: { code: 9102, of: document, rule: brng == 'copy', message: salah }

$ mppc check 73.07-sinjai --lang id
error[MPP0305 unknown-name-in-expression]: nama `brng` tidak dikenal
   ┌─ 73.07-sinjai/daerah.rules.yaml:17:11
   │
17 │     rule: brng != 'original'
   │           ^^^^
   │
   = bantuan: maksudnya `bring`?

warning[MPP0713 repealed-law]: Perpres 25/2008 tidak berlaku lagi: dicabut Perpres 96/2018
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = bantuan: baca apa yang diubah Perpres 96/2018 bagi layanan ini, lalu sebut peraturan itu

note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:75:1
   │
75 │ sla:
   │ ^^^

note[MPP0709 identity-copy-asked]: fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir
   ┌─ 73.07-sinjai/situ.service.yaml:45:3
   │
45 │   ktp: { id: Fotokopi e-KTP, en: Copy of the identity card }
   │   ^^^
   ┌─ 73.07-sinjai/catalog.yaml:39:5
   │
39 │     nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Iden…
   │     --- NIK ditanyakan di sini
   │
   = bantuan: bila kantor memverifikasi NIK, fotokopinya tidak perlu

note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
   ┌─ 73.07-sinjai/situ.service.yaml:61:1
   │
61 │ sla:
   │ ^^^

error[MPP0013 example-contradicts-rule]: `banyak` dilanggar oleh contoh yang seharusnya lolos ini
  ┌─ mppc.yaml:6:24
  │
4 │     rule: size(documents) < 2
  │           ------------------- ini tidak terpenuhi
5 │     message: banyak berkas
6 │     examples: { pass: [{ documents: { ktp: KTP, kk: KK } }] }
  │                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

error[MPP0210 unknown-word]: `dokumen` bukan kata yang boleh di sini
  ┌─ mppc.yaml:7:28
  │
7 │   salah: { code: 9101, of: dokumen, rule: bring == 'asli', message: salah }
  │                            ^^^^^^^
  │
  = bantuan: maksudnya `document`?

error[MPP0305 unknown-name-in-expression]: nama `brng` tidak dikenal
  ┌─ mppc.yaml:8:49
  │
8 │   salah_lagi: { code: 9102, of: document, rule: brng == 'copy', message: salah }
  │                                                 ^^^^
  │
  = bantuan: maksudnya `bring`?

4 error, 1 warning, 3 note
? 2

$ mppc format mppc.yaml; head -5 mppc.yaml
checks:
  banyak:
    code: 9100
    rule: size(documents) < 2
    message: banyak berkas
