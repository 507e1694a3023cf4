# Scenarios: what they reach, a first expectation, and cases that are found.

$ mppc init daerah > /dev/null 2>&1

$ mppc test --coverage --lang en daerah
keterangan-domisili
  ok   Diberikan
  ok   Ditolak karena alamat bukan tempat usaha
  coverage: steps 5/5, actions 3/4, conditions both ways 2/2
    daerah/keterangan-domisili.service.yaml:39:7: action `pemeriksaan.kembalikan` not taken
2 scenarios, 0 failed

== daerah/keterangan-domisili.scenarios.yaml
scenarios: keterangan-domisili
cases:
  - name: Diajukan   # tanpa harapan
    submit:
      at: 2026-03-09T09:00
      form: { nama: Sitti Aminah, nik: "7307014501900001", nama_usaha: Warung Aminah, alamat: Jalan Persatuan 1, milik_sendiri: true }
      documents: [ktp]
    steps:
      - { by: loket, do: done }   # lengkap
  # Di bawah ini satu yang keliru.
  - name: Keliru
    submit:
      at: 2026-03-09T09:00
      form: { nama: Sitti Aminah, nik: "7307014501900001", nama_usaha: Warung Aminah, alamat: Jalan Persatuan 1, milik_sendiri: true }
      documents: [ktp]
    steps:
      - { by: loket, do: done }
      - { expect: { step: pemeriksaan, promise_due: 2026-03-11 } }

$ mppc test --record --lang en daerah
keterangan-domisili
  ok   Diajukan
  FAIL Keliru
         2026-03-09T09:00 submitted (online) -> pemeriksaan
         2026-03-09T09:00 loket: pemeriksaan.done -> penandatanganan
       daerah/keterangan-domisili.scenarios.yaml:18:9: step: expected pemeriksaan, got penandatanganan
       daerah/keterangan-domisili.scenarios.yaml:18:9: promise_due: expected 2026-03-11, got 2026-03-12
  steps not walked through: terbit, selesai, ditolak
  actions not taken: pemeriksaan.kembalikan, pemeriksaan.tolak, penandatanganan.done
2 scenarios, 1 failed
daerah/keterangan-domisili.scenarios.yaml: 1 expectations recorded
? 1

$ sed -n 7,11p daerah/keterangan-domisili.scenarios.yaml
      documents: [ktp]
    steps:
      - { by: loket, do: done }   # lengkap
      - { expect: { step: penandatanganan, step_due: 2026-03-11, promise_due: 2026-03-12, clock: running } }
  # Di bawah ini satu yang keliru.

$ rm daerah/keterangan-domisili.scenarios.yaml; mppc test --generate --lang en daerah > found 2> told; cat told; mv found daerah/x.scenarios.yaml; mppc test daerah | tail -1
  coverage: steps 5/5, actions 4/4, conditions both ways 2/2
2 skenario, 0 gagal

== daerah/x.scenarios.yaml
scenarios: keterangan-domisili
given: { form: { nama: Sitti Aminah, nama_usaha: Warung Aminah, alamat: Jalan Persatuan 1, milik_sendiri: true }, documents: [ktp] }
cases:
  - { name: NIK tanpa tanda kutip, submit: { at: 2026-03-09T09:00, form: { nik: 7307014501900001 }, refused: wrong-type } }
  - { name: Saluran lain, submit: { at: 2026-03-09T09:00, channel: phone, form: { nik: "7307014501900001" } } }
  - { name: Diajukan, submit: { at: 2026-03-09T09:00, form: { nik: "7307014501900001" } } }

$ mppc test --lang en daerah
error[MPP0121 code-as-number]: `7307014501900001` without quotes is a number, not a code
  ┌─ daerah/x.scenarios.yaml:4:81
  │
4 │   - { name: NIK tanpa tanda kutip, submit: { at: 2026-03-09T09:00, form: { nik: 7307014501900001 }, refused: w…
  │                                                                                 ^^^^^^^^^^^^^^^^
  │
  = help: write `"7307014501900001"`

error[MPP0210 unknown-word]: the service has no channel `phone`
  ┌─ daerah/x.scenarios.yaml:5:68
  │
5 │   - { name: Saluran lain, submit: { at: 2026-03-09T09:00, channel: phone, form: { nik: "7307014501900001" } } …
  │                                                                    ^^^^^
  │
  = help: one of `online`, `counter`

2 errors
keterangan-domisili
  ok   Diajukan
  steps not walked through: penandatanganan, terbit, selesai, ditolak
  actions not taken: pemeriksaan.done, pemeriksaan.kembalikan, pemeriksaan.tolak, penandatanganan.done
1 scenarios, 0 failed, 2 not run for findings in them
? 1

$ sed -i 's/^given: {/given: { bookings: [{ resource: gor, start: 2026-03-09T09:00 }],/' daerah/x.scenarios.yaml; mppc test --lang en daerah
error[MPP0301 unknown-name]: unknown resource `gor`
  ┌─ daerah/x.scenarios.yaml:2:33
  │
2 │ given: { bookings: [{ resource: gor, start: 2026-03-09T09:00 }], form: { nama: Sitti Aminah, nama_usaha: Warun…
  │                                 ^^^
  │
  = help: they stand in `catalog.yaml` under `resources`

error[MPP0121 code-as-number]: `7307014501900001` without quotes is a number, not a code
  ┌─ daerah/x.scenarios.yaml:4:81
  │
4 │   - { name: NIK tanpa tanda kutip, submit: { at: 2026-03-09T09:00, form: { nik: 7307014501900001 }, refused: w…
  │                                                                                 ^^^^^^^^^^^^^^^^
  │
  = help: write `"7307014501900001"`

error[MPP0210 unknown-word]: the service has no channel `phone`
  ┌─ daerah/x.scenarios.yaml:5:68
  │
5 │   - { name: Saluran lain, submit: { at: 2026-03-09T09:00, channel: phone, form: { nik: "7307014501900001" } } …
  │                                                                    ^^^^^
  │
  = help: one of `online`, `counter`

3 errors
keterangan-domisili
  steps not walked through: pemeriksaan, penandatanganan, terbit, selesai, ditolak
  actions not taken: pemeriksaan.done, pemeriksaan.kembalikan, pemeriksaan.tolak, penandatanganan.done
0 scenarios, 0 failed, 3 not run for findings in them
? 1

$ rm -r daerah; mppc init daerah > /dev/null 2>&1; cd daerah; for part in service scenarios; do sed 's/keterangan-domisili/keterangan-kedua/' keterangan-domisili.$part.yaml > keterangan-kedua.$part.yaml; done; sed -i 's/      nama_usaha: /      karyawan: { name: Karyawan, type: integer, optional: true }\n&/' keterangan-kedua.service.yaml

$ mppc test --service keterangan-kedua --lang en daerah | grep -v '^ '
keterangan-kedua
2 scenarios, 0 failed

$ mppc test --service tidak-ada --lang en daerah
mppc: no service `tidak-ada` here; there is keterangan-domisili, keterangan-kedua
? 2

== daerah/keterangan-kedua.scenarios.yaml
scenarios: keterangan-kedua
given: { form: { nama: Sitti Aminah, nik: "7307014501900001", nama_usaha: Warung Aminah, alamat: Jalan Persatuan 1, milik_sendiri: true }, documents: [ktp] }
cases:
  - { name: Terlalu besar, submit: { at: 2026-03-09T09:00, form: { karyawan: 9007199254740992 }, refused: too-long } }
  - name: Tanpa alasan
    submit: { at: 2026-03-09T09:00 }
    steps: [{ by: loket, do: tolak }]

$ mppc test --service keterangan-kedua --lang id daerah
keterangan-kedua
  ok   Terlalu besar
  FAIL Tanpa alasan
         2026-03-09T09:00 diajukan (online) -> pemeriksaan
         2026-03-09T09:00 loket: pemeriksaan.tolak
         2026-03-09T09:00 ditolak: reason-required
       daerah/keterangan-kedua.scenarios.yaml:7:13: ditolak (reason-required): tindakan Tolak memerlukan alasan; tulis `reason: …` pada baris ini
  langkah yang belum dilalui: penandatanganan, terbit, selesai, ditolak
  tindakan yang belum diambil: pemeriksaan.done, pemeriksaan.kembalikan, pemeriksaan.tolak, penandatanganan.done
2 skenario, 1 gagal
? 1
