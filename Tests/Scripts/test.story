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
