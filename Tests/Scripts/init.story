# A region's first catalog is without a finding, its scenarios pass, and it can be built and drawn.

$ mppc init kota --lang en
kota/catalog.yaml
kota/indonesia-2026.calendar.yaml
kota/keterangan-domisili.service.yaml
kota/keterangan-domisili.scenarios.yaml
kota/.gitignore
next: `mppc check kota`, `mppc test kota`, `mppd serve kota --demo`

$ mppc check kota --lang en
no findings

$ mppc format --check kota --lang en

$ mppc check kota --lang id --format json
{
  "format": "mpp-findings",
  "version": 1,
  "language": "id",
  "files": 4,
  "counts": {
    "note": 0,
    "warning": 0,
    "danger": 0,
    "error": 0
  },
  "findings": []
}

$ mppc test kota --lang en
keterangan-domisili
  ok   Diberikan
  ok   Ditolak karena alamat bukan tempat usaha
  actions not taken: pemeriksaan.kembalikan
2 scenarios, 0 failed

$ mppc build kota -o built --lang en && find built -type f | sort
built/keterangan-domisili
4 files written in built
built/catalog.json
built/index.json
built/keterangan-domisili/machine.json
built/keterangan-domisili/submission.schema.json

$ mppc graph kota --lang id
---
title: "Surat Keterangan Domisili Usaha"
---
flowchart TD
  mulai(["Permohonan"])
  l_pemeriksaan["Pemeriksaan berkas<br/>Petugas loket<br/>1 hari kerja"]
  l_penandatanganan["Penandatanganan<br/>Kepala dinas<br/>2 hari kerja"]
  l_terbit[["terbit<br/>Surat Keterangan Domisili Usaha"]]
  l_selesai(["selesai<br/>dikabulkan"])
  l_ditolak(["ditolak"])
  l_lapsed(["lapsed<br/>gugur"])
  mulai --> l_pemeriksaan
  l_pemeriksaan --> l_penandatanganan
  l_pemeriksaan -.->|"Kembalikan untuk dilengkapi (paling banyak 3 kali), 10 hari kerja: perbaikan oleh pemohon"| l_pemeriksaan
  l_pemeriksaan -.->|"pemohon tidak melengkapi pada waktunya"| l_lapsed
  l_pemeriksaan -->|"Tolak"| l_ditolak
  l_penandatanganan --> l_terbit
  l_terbit --> l_selesai

$ mppc init kota --lang en
mppc: kota/catalog.yaml: exists already
? 2

$ cmp kota/indonesia-2026.calendar.yaml $SERVICES/nasional/indonesia-2026.calendar.yaml && echo same
same

$ mppc init daerah --ci github --lang en
daerah/catalog.yaml
daerah/indonesia-2026.calendar.yaml
daerah/keterangan-domisili.service.yaml
daerah/keterangan-domisili.scenarios.yaml
daerah/.github/workflows/mppc.yml
daerah/.gitignore
the pipeline works from the root of the repository; its first lines say which two variables it needs
next: `mppc check daerah`, `mppc test daerah`, `mppd serve daerah --demo`

$ mppc init daerah --ci gitlab --lang id
daerah/.gitlab-ci.yml
alur pemeriksaan berjalan dari akar repositori; baris pertamanya menyebut dua variabel yang diperlukan

$ mppc init daerah --ci gitlab --lang en
mppc: daerah/.gitlab-ci.yml: exists already
? 2

== jalankan.sh
# Runs the steps of the pipeline for GitHub as that does, in one shell each, with the program at a file's address.
set -e
cd daerah
export RUNNER_TEMP=$(mktemp -d) GITHUB_PATH=$(mktemp)
mppc=$(readlink -f "$(command -v mppc)")
export MPPC_URL=file://$mppc MPPC_SHA256=${SUM:-$(sha256sum "$mppc" | cut -d' ' -f1)}
sed -n 's/^          //p' .github/workflows/mppc.yml | bash -e
PATH=$(cat "$GITHUB_PATH"):$PATH
sed -n 's/^      - run: //p' .github/workflows/mppc.yml > langkah
bash -e langkah

$ sh jalankan.sh | sed "s|/tmp/[^ ]*/mppc|mppc|"
4 berkas ditulis di built
mppc: OK
keterangan-domisili
  ok   Diberikan
  ok   Ditolak karena alamat bukan tempat usaha
  tindakan yang belum diambil: pemeriksaan.kembalikan
2 skenario, 0 gagal
built/keterangan-domisili

$ SUM=0000000000000000000000000000000000000000000000000000000000000000 sh jalankan.sh 2>&1 | grep -c FAILED
1
