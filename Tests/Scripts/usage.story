# A command line that says what cannot be: all of it at once, in the reader's language, with the nearest known word.

$ mppc
Memeriksa, membangun, dan mencoba definisi layanan suatu daerah.

PATH ialah berkas, folder (semua definisi di dalamnya), atau `-` untuk masukan
standar. Satu berkas dibaca bersama katalog terdekat di atasnya.
Temuan dibuat oleh `check` dan ditampilkan di keluaran standar. Perintah lain
memakai keluaran standar untuk hasilnya sendiri dan menampilkan temuan di
keluaran galat.
Status keluar: 0 = tidak ada yang mencapai --fail-on; 1 = ada temuan (atau
skenario yang gagal); 2 = perintah keliru, atau berkas tidak bisa dibaca atau
ditulis; 70 = kesalahan mppc sendiri.
Bahasa: --lang id|en, kalau tidak LC_ALL, LC_MESSAGES, LANG; bahasa Indonesia
bila semua itu kosong. NO_COLOR dihormati.

Pemakaian: mppc PERINTAH …
  check                   Memeriksa definisi; temuan tampil di keluaran standar.
  watch                   Memeriksa definisi, dan memeriksa lagi setiap kali ada
                          yang disimpan, sampai Ctrl-C.
  fix                     Memperbaiki definisi dengan perubahan yang ditawarkan
                          temuan.
  format                  Menulis definisi dalam satu tata letak.
  build                   Membangun layanan untuk dijalankan: mesin, skema,
                          indeks; temuan tampil di keluaran galat.
  show                    Menampilkan layanan lengkap sebagai YAML: untuk tiap
                          nilai, dari standar atau dari daerah, dan di baris
                          mana.
  graph                   Menggambar alur kerja layanan sebagai Mermaid, untuk
                          Graphviz, atau sebagai SVG.
  paths                   Menyebut jalur tercepat dan terlama suatu layanan,
                          menurut jenis permohonan: langkah, waktu, dan
                          jumlahnya.
  why                     Menyebut kapan sesuatu diminta, dicapai, ditagih, atau
                          terbit, dengan contoh yang ya dan contoh yang tidak.
  prove                   Menulis apa yang terbukti dari suatu layanan, apa yang
                          belum, dan mengapa: lembar yang bisa ditandatangani
                          kepala kantor.
  sample                  Membuat contoh permohonan suatu layanan, satu dokumen
                          JSON per baris: nomor genap sah, nomor ganjil salah
                          tepat di satu batas yang disebut.
  test                    Menjalankan skenario pada mesin yang sesungguhnya
                          dengan waktu tiruan.
  explain                 Menjelaskan suatu aturan menurut kode atau namanya:
                          `mppc explain MPP0401`.
  rules                   Menampilkan semua aturan, atau menulisnya sebagai
                          halaman Markdown.
  keywords                Menampilkan semua kunci bahasa dengan artinya.
  schema                  Menampilkan JSON Schema satu jenis berkas, atau
                          menulis semuanya, untuk penyunting yang melengkapi dan
                          memeriksa YAML.
  init                    Menulis katalog pertama suatu daerah dengan kalender,
                          satu layanan kecil, dan skenarionya, siap dijalankan.
  doctor                  Menyebut apa yang terpasang, pengaturan yang terlihat,
                          dan katalog yang dibaca.
  completions             Menampilkan skrip agar shell melengkapi perintah,
                          pilihan, dan nilainya.
  manual                  Menampilkan halaman manual program ini: `mppc manual >
                          mppc.1`.

  mppc help COMMAND       menjelaskan satu perintah
  mppc --version          menampilkan versi

$ mppc chek layanan.service.yaml
mppc: tidak ada perintah `chek`; mungkin `check`; `mppc help` menampilkan semuanya
? 2

$ mppc check --formt json --lang en
mppc: `check` has no option --formt; perhaps --format
mppc: `mppc help check` explains this command
? 2

$ mppc test --fail-on gawat --count 3 --seed
mppc: --fail-on gawat: harus salah satu dari error, danger, warning, note
mppc: `test` tidak mempunyai pilihan --count
mppc: `test` tidak mempunyai pilihan --seed
mppc: `mppc help test` menjelaskan perintah ini
? 2

$ mppc explain --lang id
mppc: `explain` memerlukan RULE
mppc: `mppc help explain` menjelaskan perintah ini
? 2

$ mppc rules satu dua --markdown
mppc: --markdown memerlukan nilai: DIR
mppc: satu: kata ini berlebih
mppc: dua: kata ini berlebih
mppc: `mppc help rules` menjelaskan perintah ini
? 2

$ mppc build daerah
mppc: sebutkan folder tujuan: -o DIR
mppc: `mppc help build` menjelaskan perintah ini
? 2

$ mppc sample --date 31-01-2026 --count -1
mppc: --date 31-01-2026: harus tanggal seperti 2026-01-31
mppc: --count -1: harus bilangan bulat mulai 0
mppc: `mppc help sample` menjelaskan perintah ini
? 2

$ mppc test --record --generate
mppc: --record dan --generate dua pekerjaan: jalankan satu per satu
mppc: `mppc help test` menjelaskan perintah ini
? 2

$ mppc --berkas
mppc: kata pertama harus perintah; `mppc help` menampilkan semuanya
? 2

$ mppc help test --lang en
Run scenarios on the real engine with simulated time.

A service brings the scenarios of its catalog with it, and a scenario file its
service. A failing scenario gives status 1.
--coverage lists what no scenario reached, with its place: steps, actions, each
condition both ways, rows of tables.
--record writes what the engine says as the expectation of every passing case
that has none, into its file; nothing else there changes.
--generate prints a scenario file with few cases that reach what the written
ones do not, found by trying; findings of the run go to standard error. Read
them as questions: what the engine says there is not yet what the standard says.

Usage: mppc test [PATH …] [OPTION …]

  PATH …                  Files, folders or `-`; without any, the current
                          folder.
  --stdin-name PATH       The path that standard input is taken for.
  --config FILE           The region's settings; unsaid, the nearest mppc.yaml
                          from the paths up to the root of the repository.
  --format text|narration|short|json|sarif|github|gitlab|junit
                          How findings are printed: in full, to be read aloud,
                          one line each, one JSON document, or as the pages of a
                          code host take them. Else text.
  --lang id|en            The language of messages.
  --color auto|always|never
                          Colour; auto = on a terminal, unless NO_COLOR is set.
                          Else auto.
  --fail-on error|danger|warning|note
                          The least severity that fails; danger counts as error.
                          Else error.
  --trace                 Print what happened in every scenario, not only in
                          those that fail.
  --coverage              List what no scenario reached.
  --record                Write a first expectation into cases without any.
  --generate              Print scenarios that reach what no written one does.
  --service ID            Which service, where there are several.

$ mppc explain --help
Menjelaskan suatu aturan menurut kode atau namanya: `mppc explain MPP0401`.

Pemakaian: mppc explain RULE [PILIHAN …]

  RULE                    MPP0401, 401, atau unreachable-state; juga aturan
                          daerah sendiri, 9001.
  --config FILE           Pengaturan daerah; bila tidak disebut, mppc.yaml
                          terdekat dari berkas atau foldernya sampai akar
                          repositori.
  --lang id|en            Bahasa pesan.

$ mppc --version
0.1.0

$ mppc init -- --daerah 2>&1 | head -1
--daerah/catalog.yaml

$ mkdir satu && mppc init satu >/dev/null && mppc check satu satu
berikutnya: `mppc check satu`, `mppc test satu`, `mppd serve satu --demo`
tidak ada temuan

$ mppc check ''
mppc: kata kosong: variabel shell yang tidak berisi?
mppc: `mppc help check` menjelaskan perintah ini
? 2

$ mppc build -o '' satu
mppc: -o memerlukan nilai: DIR
mppc: `mppc help build` menjelaskan perintah ini
? 2

$ mppc check --stdin-name satu/lain.service.yaml satu
mppc: --stdin-name tanpa `-`: masukan standar tidak dibaca
mppc: `mppc help check` menjelaskan perintah ini
? 2

$ mppc build -o --lang id satu
mppc: -o memerlukan nilai: DIR
mppc: `mppc help build` menjelaskan perintah ini
? 2
