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
       /tmp/tmpmf5vixfu/12.19-batu-bara/sktm.scenarios.yaml:24:9: end: diharapkan refused, ternyata granted
  ok   Belum terdaftar di DTKS dan tidak kembali
2 skenario, 1 gagal
? 1

$ cd 12.19-batu-bara && mppc test --lang en --format json | head -20
{
  "format": "mpp-findings",
  "version": 1,
  "language": "en",
  "files": 5,
  "counts": {
    "note": 0,
    "warning": 0,
    "danger": 0,
    "error": 0
  },
  "findings": []
}
{
  "version": 1,
  "suites": [
    {
      "service": "sktm",
      "path": "/tmp/tmpmf5vixfu/12.19-batu-bara/sktm.scenarios.yaml",
      "cases": [
        {
          "name": "Diterbitkan",
          "passed": false,
          "failures": [
            {
              "path": "/tmp/tmpmf5vixfu/12.19-batu-bara/sktm.scenarios.yaml",
              "line": 24,
              "column": 9,
              "message": "end: expected refused, got granted"
            }
          ]
        },
        {

$ cd 12.19-batu-bara && sed -i 's/^scenarios: .*/scenarios: tidak-ada/' sktm.scenarios.yaml && mppc test --lang id
0 skenario, 0 gagal
