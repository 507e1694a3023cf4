# The workflow as a drawing: Mermaid for a text, dot for Graphviz, SVG where Graphviz is there; standard input, files and standard output alike.

$ mppc graph $SERVICES/73.07-sinjai --lang en
mppc: several services here; choose one with --service: pengantar-ktp, situ
? 2

$ mppc graph $SERVICES/73.07-sinjai --service nothing --lang id
mppc: tidak ada layanan `nothing` di sini; yang ada pengantar-ktp, situ
? 2

$ mppc graph $SERVICES/12.19-batu-bara --lang id
---
title: "Surat Keterangan Tidak Mampu (SKTM)"
---
flowchart TD
  mulai(["Permohonan"])
  l_periksa_dtks["Pemeriksaan data DTKS<br/>Petugas pelayanan"]
  l_verifikasi["Verifikasi dan validasi<br/>Kasi Pendidikan dan Sosial Budaya"]
  l_cetak["Pencetakan surat<br/>Petugas pelayanan"]
  l_paraf["Koreksi dan paraf<br/>Kasi Pendidikan dan Sosial Budaya, Sekretaris kecamatan (berurutan)"]
  l_tanda_tangan["Tanda tangan camat<br/>Camat"]
  l_penomoran["Penomoran dan stempel<br/>Petugas pelayanan"]
  l_terbit[["terbit<br/>Surat Keterangan Tidak Mampu"]]
  l_penyerahan["Penyerahan<br/>Petugas pelayanan"]
  l_arsip["Pengarsipan<br/>Petugas pelayanan"]
  l_selesai(["selesai<br/>dikabulkan"])
  l_lapsed(["lapsed<br/>gugur"])
  mulai --> l_periksa_dtks
  l_periksa_dtks -->|"Terdaftar dan lengkap"| l_verifikasi
  l_periksa_dtks -.->|"Kembalikan untuk didaftarkan melalui operator desa (paling banyak 3 kali), 10 hari kerja: perbaikan oleh pemohon"| l_periksa_dtks
  l_periksa_dtks -.->|"pemohon tidak melengkapi pada waktunya"| l_lapsed
  l_verifikasi --> l_cetak
  l_cetak --> l_paraf
  l_paraf --> l_tanda_tangan
  l_paraf -.->|"Kembalikan untuk dikoreksi (paling banyak 2 kali)"| l_cetak
  l_tanda_tangan --> l_penomoran
  l_penomoran --> l_terbit
  l_terbit --> l_penyerahan
  l_penyerahan --> l_arsip
  l_arsip --> l_selesai

$ mppc graph $SERVICES/12.19-batu-bara --format dot --lang en | head -4
digraph alur {
  graph [label="Poverty letter", labelloc=t, fontname="sans-serif"]
  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11]
  edge [fontname="sans-serif", fontsize=9]

$ mppc graph $SERVICES/12.19-batu-bara --format svg -o gambar.svg && head -c 5 gambar.svg && grep -c '</svg>' gambar.svg
1 berkas ditulis: gambar.svg
<?xml1

$ PATH=$(dirname $(command -v mppc)) mppc graph $SERVICES/12.19-batu-bara --format svg --lang id
mppc: SVG memerlukan Graphviz yang belum terpasang (`apt-get install graphviz`); --format mermaid dan dot tidak memerlukan apa pun
? 2

$ mppc graph $SERVICES/12.19-batu-bara -o /proc/none/gambar.mmd --lang en
mppc: /proc/none: cannot be written: No such file or directory
? 2

$ mppc graph $SERVICES/12.19-batu-bara | head -1
---

$ mppc graph $SERVICES/12.19-batu-bara -o gambar.foo --lang en; mppc graph $SERVICES/12.19-batu-bara -o gambar.foo --lang id; ls gambar.foo
mppc: -o gambar.foo: the ending .foo is none of .mmd, .mermaid, .dot, .gv, .svg; --format says what is written
mppc: `mppc help graph` explains this command
mppc: -o gambar.foo: akhiran .foo bukan salah satu dari .mmd, .mermaid, .dot, .gv, .svg; --format menyebut apa yang ditulis
mppc: `mppc help graph` menjelaskan perintah ini
ls: cannot access 'gambar.foo': No such file or directory
? 2

$ mppc graph $SERVICES/12.19-batu-bara -o gambar.mmd && head -1 gambar.mmd && mppc graph $SERVICES/12.19-batu-bara -o gambar.gv && head -1 gambar.gv
1 berkas ditulis: gambar.mmd
---
1 berkas ditulis: gambar.gv
digraph alur {
