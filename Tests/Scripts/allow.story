# A finding that is known and kept, with its reason; nothing hides an error.

$ cp -r "$SERVICES/73.07-sinjai" "$SERVICES/nasional" . && mppc check 73.07-sinjai/pengantar-ktp.service.yaml --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved

$ sed -i 's/^sla:/# mppc:allow MPP0602 standar tidak menyebut waktu tiap langkah\nsla:/' 73.07-sinjai/pengantar-ktp.service.yaml; mppc check 73.07-sinjai --lang en --fail-on note
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

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

1 warning, 2 notes
? 1

$ mppc check 73.07-sinjai --show-allowed --lang en --fail-on note
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:76:1
   │
76 │ sla:
   │ ^^^
   │
   = allowed: standar tidak menyebut waktu tiap langkah

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

1 warning, 2 notes, 1 allowed
? 1

$ mppc check 73.07-sinjai --show-allowed --format short --lang id
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 tidak berlaku lagi: dicabut Perpres 96/2018
73.07-sinjai/pengantar-ktp.service.yaml:76:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan (diizinkan: standar tidak menyebut waktu tiap langkah)
73.07-sinjai/situ.service.yaml:45:3: note[MPP0709 identity-copy-asked]: fotokopi KTP diminta dari orang yang NIK-nya ditanyakan formulir
73.07-sinjai/situ.service.yaml:61:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan

$ mppc check 73.07-sinjai --show-allowed --format sarif | grep -A4 suppressions
          "suppressions": [
            {
              "kind": "inSource",
              "justification": "standar tidak menyebut waktu tiap langkah"
            }

$ sed -i 's/^fee:/# mppc:allow MPP0501 dahulu gratis\nfee:/' 73.07-sinjai/pengantar-ktp.service.yaml; mppc check 73.07-sinjai --lang en
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

warning[MPP0006 unused-allowance]: nothing to allow: no MPP0501 is found on line 74
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:73:1
   │
73 │ # mppc:allow MPP0501 dahulu gratis
   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   │
   = help: take the comment out

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

2 warnings, 2 notes

$ mppc fix 73.07-sinjai --lang en; mppc check 73.07-sinjai --lang en --fail-on note; grep -c mppc:allow 73.07-sinjai/*.service.yaml
73.07-sinjai/pengantar-ktp.service.yaml: 1 change
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

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

1 warning, 2 notes
warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = help: read what Perpres 96/2018 changes for this service, and name it

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

1 warning, 2 notes
73.07-sinjai/pengantar-ktp.service.yaml:1
73.07-sinjai/situ.service.yaml:0

$ mppc build 73.07-sinjai -o out
warning[MPP0713 repealed-law]: Perpres 25/2008 tidak berlaku lagi: dicabut Perpres 96/2018
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:13:3
   │
13 │   perpres_25_2008: Perpres 25/2008
   │   ^^^^^^^^^^^^^^^
   │
   = bantuan: baca apa yang diubah Perpres 96/2018 bagi layanan ini, lalu sebut peraturan itu

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

1 warning, 2 note
out/pengantar-ktp
out/situ
6 berkas ditulis di out
