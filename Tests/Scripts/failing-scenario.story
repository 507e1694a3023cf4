# Scenarios run on the real engine; what fails says what was expected, what came, and what happened until then.

$ cp -r $SERVICES/12.19-batu-bara $SERVICES/nasional . && cp 12.19-batu-bara/sktm.scenarios.yaml asal

$ mppc test 12.19-batu-bara --lang en
sktm
  ok   Diterbitkan
  ok   Belum terdaftar di DTKS dan tidak kembali
2 scenarios, 0 failed

$ cd 12.19-batu-bara && sed -i 's/end: granted/end: refused/' sktm.scenarios.yaml && mppc test --lang id
sktm
  FAIL Diterbitkan
         2026-04-13T11:30 diajukan (counter) -> periksa_dtks
         2026-04-13T11:30 petugas: periksa_dtks.terdaftar -> verifikasi
         2026-04-13T11:30 kasi_sosbud: verifikasi.done -> cetak
         2026-04-13T11:30 petugas: cetak.done -> paraf
         2026-04-13T11:30 kasi_sosbud: paraf.done -> paraf
         2026-04-13T11:30 sekcam: paraf.koreksi -> cetak
         2026-04-13T11:30 petugas: cetak.done -> paraf
         2026-04-13T11:30 kasi_sosbud: paraf.done -> paraf
         2026-04-13T11:30 sekcam: paraf.done -> tanda_tangan
         2026-04-13T11:30 camat: tanda_tangan.done -> penomoran
         2026-04-13T11:30 petugas: penomoran.done -> penyerahan
         2026-04-13T11:30 petugas: penyerahan.done -> arsip
         2026-04-13T11:30 petugas: arsip.done -> granted
       sktm.scenarios.yaml:24:9: end: diharapkan refused, ternyata granted
  ok   Belum terdaftar di DTKS dan tidak kembali
2 skenario, 1 gagal
? 1

$ cd 12.19-batu-bara && mppc test --lang en --format json 2>&- | head -20
{
  "version": 1,
  "suites": [
    {
      "service": "sktm",
      "path": "sktm.scenarios.yaml",
      "cases": [
        {
          "name": "Diterbitkan",
          "passed": false,
          "failures": [
            {
              "path": "sktm.scenarios.yaml",
              "line": 24,
              "column": 9,
              "message": "end: expected refused, got granted"
            }
          ]
        },
        {

$ cd 12.19-batu-bara && sed -i 's/^scenarios: .*/scenarios: tidak-ada/' sktm.scenarios.yaml && mppc test --lang id
error[MPP0301 unknown-name]: layanan `tidak-ada` tidak dikenal
  ┌─ sktm.scenarios.yaml:1:12
  │
1 │ scenarios: tidak-ada
  │            ^^^^^^^^^
  │
  = bantuan: yang ada `sktm`

1 error
0 skenario, 0 gagal
? 1
