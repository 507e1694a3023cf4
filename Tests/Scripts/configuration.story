# What a region's mppc.yaml says of how its definitions are read and judged.

$ mkdir .git; cp -r "$SERVICES/73.07-sinjai" "$SERVICES/nasional" . && mppc check 73.07-sinjai --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved

== mppc.yaml
paths: [73.07-sinjai]
fail_on: note
rules: { MPP0602: warning }

$ mppc check --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: warning[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: warning[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
? 1

$ mppc check 73.07-sinjai/situ.service.yaml --format short --fail-on error --lang id
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir
73.07-sinjai/situ.service.yaml:61:1: warning[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan

$ mppc doctor --lang en | grep -e settings -e catalog
settings  mppc.yaml; fail_on note; 1 rule set; reads 73.07-sinjai
catalog   sinjai in 73.07-sinjai: 2 services, id, en
catalog   nasional in nasional: 0 services, id, en

$ mppc doctor --lang id | grep -e setelan
setelan   mppc.yaml; fail_on note; 1 aturan diatur; membaca 73.07-sinjai

$ cd 73.07-sinjai && mppc check situ.service.yaml --format short --lang en
situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
situ.service.yaml:61:1: warning[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
? 1

$ mppc rules --lang en | grep MPP0602; mppc explain MPP0602 --lang id | head -n 3
MPP0602  sla-not-proved               warning  whether the promise can be kept is not proved [by mppc.yaml; of itself note]
MPP0602 sla-not-proved (warning)
menurut mppc.yaml; aslinya note
belum terbukti apakah janji waktu bisa ditepati

$ sed -i 's/warning/none/' mppc.yaml; mppc check --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
? 1

$ mppc explain 602 --lang en | head -n 2
MPP0602 sla-not-proved (none)
by mppc.yaml; of itself note

== mppc.yaml
except: [73.07-sinjai/situ.service.yaml, 73.07-sinjai/situ.scenarios.yaml, arsip]

$ mppc check --format short --lang en
mppc: mppc.yaml: `except` leaves out arsip, which is not there
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
nasional/reklame.standard.yaml:37:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
nasional/reklame.standard.yaml:56:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
nasional/reklame.standard.yaml:56:1: note[MPP0616 promise-above-default]: a promise of 14 working days, and no law is named for more than 5 working days

$ mppc check 73.07-sinjai/situ.service.yaml --format short --lang en
mppc: mppc.yaml: `except` leaves out arsip, which is not there
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved

== ketat.mppc.yaml
rules:
  MPP0602: error

$ mppc check 73.07-sinjai/situ.service.yaml --config ketat.mppc.yaml --lang en
note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
   ┌─ 73.07-sinjai/situ.service.yaml:45:3
   │
45 │   ktp: { id: Fotokopi e-KTP, en: Copy of the identity card }
   │   ^^^
   ┌─ 73.07-sinjai/catalog.yaml:39:5
   │
39 │     nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Iden…
   │     --- the NIK is asked here
   │
   = help: where the office verifies the NIK, leave the copy out

error[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:61:1
   │
61 │ sla:
   │ ^^^

1 error, 1 note
? 1

$ mppc build 73.07-sinjai/situ.service.yaml --config ketat.mppc.yaml -o out --format short --lang en; ls out 2>&1
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: error[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
ls: cannot access 'out': No such file or directory
? 2

$ mppc check --config tidak-ada.yaml --lang id
mppc: tidak-ada.yaml: tidak ada file atau folder ini
? 2

== mppc.yaml
rule:
  MPP0602: none
fail_on: kuning
rules: { MPP0401: off }

$ mppc check 73.07-sinjai --lang en
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:75:1
   │
75 │ sla:
   │ ^^^

note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
   ┌─ 73.07-sinjai/situ.service.yaml:45:3
   │
45 │   ktp: { id: Fotokopi e-KTP, en: Copy of the identity card }
   │   ^^^
   ┌─ 73.07-sinjai/catalog.yaml:39:5
   │
39 │     nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Iden…
   │     --- the NIK is asked here
   │
   = help: where the office verifies the NIK, leave the copy out

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:61:1
   │
61 │ sla:
   │ ^^^

error[MPP0201 unknown-key]: unknown key `rule` in a configuration
  ┌─ mppc.yaml:1:1
  │
1 │ rule:
  │ ^^^^

error[MPP0210 unknown-word]: `kuning` is not one of the words that may stand here
  ┌─ mppc.yaml:3:10
  │
3 │ fail_on: kuning
  │          ^^^^^^
  │
  = help: one of `error`, `danger`, `warning`, `note`

error[MPP0120 yes-no-boolean]: yes or no is not written `off` here
  ┌─ mppc.yaml:4:19
  │
4 │ rules: { MPP0401: off }
  │                   ^^^
  │
  = help: write `false`, or `"off"` if the word itself is meant

3 errors, 1 warning, 3 notes
? 2

$ mppc check 73.07-sinjai --lang id --format short
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 tidak berlaku lagi: dicabut Perpres 96/2018
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
mppc.yaml:1:1: error[MPP0201 unknown-key]: kunci `rule` tidak dikenal pada pengaturan
mppc.yaml:3:10: error[MPP0210 unknown-word]: `kuning` bukan kata yang boleh di sini
mppc.yaml:4:19: error[MPP0120 yes-no-boolean]: ya atau tidak tidak ditulis `off` di sini
? 2

$ printf 'rules:\n  unused-conditions: none\n' > mppc.yaml; mppc fix . --unsafe --lang en; cat mppc.yaml
mppc.yaml: 1 change
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:75:1
   │
75 │ sla:
   │ ^^^

note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
   ┌─ 73.07-sinjai/situ.service.yaml:45:3
   │
45 │   ktp: { id: Fotokopi e-KTP, en: Copy of the identity card }
   │   ^^^
   ┌─ 73.07-sinjai/catalog.yaml:39:5
   │
39 │     nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Iden…
   │     --- the NIK is asked here
   │
   = help: where the office verifies the NIK, leave the copy out

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:61:1
   │
61 │ sla:
   │ ^^^

note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
   ┌─ nasional/reklame.standard.yaml:37:3
   │
23 │       nik: { name: NIK, type: nik, purpose: { id: Identitas pemohon, en: Identity } }
   │       --- the NIK is asked here
   ┆
37 │   ktp: { id: Fotokopi KTP, en: Copy of the identity card }
   │   ^^^
   │
   = help: where the office verifies the NIK, leave the copy out

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ nasional/reklame.standard.yaml:56:1
   │
56 │ sla:
   │ ^^^

note[MPP0616 promise-above-default]: a promise of 14 working days, and no law is named for more than 5 working days
   ┌─ nasional/reklame.standard.yaml:56:1
   │
56 │ sla:
   │ ^^^
   │
   = help: name the regulation that sets it: `legal_basis: …` on the promise

1 warning, 6 notes
rules:
  unused-condition: none

$ printf 'rules:  {unused-condition:   none}\n# akhir\nfail_on:   note\n' > mppc.yaml; mppc format mppc.yaml; cat mppc.yaml
mppc.yaml
# akhir
fail_on: note
rules: { unused-condition: none }

$ printf 'languages: [id, en]\nrules: { MPP0705: none }\n' > mppc.yaml; cp 73.07-sinjai/situ.service.yaml situ.asli; sed -i 's/Pas foto 3x4, en: Photo 3x4/Pas foto 3x4/' 73.07-sinjai/situ.service.yaml; mppc check 73.07-sinjai/situ.service.yaml mppc.yaml --format short --lang en; mppc check 73.07-sinjai/situ.service.yaml --config /dev/null --format short --lang en; mv situ.asli 73.07-sinjai/situ.service.yaml
73.07-sinjai/situ.service.yaml:44:17: warning[MPP0703 text-not-in-every-language]: a text without `en`
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
mppc: /dev/null: not a file but a device, a pipe or a link to one; `-` reads standard input

$ rm mppc.yaml; ln -s tidak-ada.yaml mppc.yaml; mppc check 73.07-sinjai --lang en
mppc: mppc.yaml: no such file or folder
? 2

$ rm mppc.yaml; mkdir mppc.yaml; mppc check 73.07-sinjai --lang en; rmdir mppc.yaml
mppc: mppc.yaml: not a file but a device, a pipe or a link to one; `-` reads standard input

$ printf 'fail_on: note\n' > mppc.yaml; mkdir -p lain; cd lain; cp -r ../73.07-sinjai ../nasional .; mppc doctor --lang en | grep settings; cd ..; rm -r lain
settings  ../mppc.yaml; fail_on note

$ rm mppc.yaml; mkdir -p dalam; printf 'fail_on: note\n' > 73.07-sinjai/mppc.yaml; mppc check . --format short --lang en
mppc: 73.07-sinjai/mppc.yaml is not read: settings hold where their own folder, or something in it, is asked for
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
nasional/reklame.standard.yaml:37:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
nasional/reklame.standard.yaml:56:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
nasional/reklame.standard.yaml:56:1: note[MPP0616 promise-above-default]: a promise of 14 working days, and no law is named for more than 5 working days

$ mppc check 73.07-sinjai nasional --format short --lang en
mppc: 73.07-sinjai/mppc.yaml holds for some of these paths and not for others; say which settings hold by --config, or check them apart
? 2

$ cd 73.07-sinjai && mkdir -p .git && mv mppc.yaml .. && mppc doctor --lang en | grep settings
settings  none: no mppc.yaml here or above, up to the root of the repository

$ mppc schema configuration | head -5
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:mpp:schema:configuration:1",
  "title": "pengaturan · a configuration",
  "type": "object",

$ printf '# belum ada pengaturan\n\n' > mppc.yaml; mppc check 73.07-sinjai --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: a copy of the identity card is asked of whom the form asks the NIK
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
