# What mppd says of itself and of a line that does not fit, in both languages; accounts, and a store that is whole.

$ mppd
Menjalankan layanan suatu daerah: halaman, API, permohonan.

Pilihan yang bervariabel lingkungan boleh diisi lewat variabel itu; pilihan di
baris perintah didahulukan.
Status keluar: 0 = selesai; 1 = definisi ditolak, atau penyimpanan tidak seperti
yang ditulis; 2 = perintah keliru, atau ada yang tidak bisa dicapai; 70 =
kesalahan mppd sendiri.
Bahasa: --lang id|en, kalau tidak LC_ALL, LC_MESSAGES, LANG; bahasa Indonesia
bila semua itu kosong.

Pemakaian: mppd PERINTAH …
  serve                   Menjalankan layanan suatu daerah: YAML yang
                          dikompilasi saat mulai, atau hasil `mppc build`.
  account add             Membuat akun petugas, atau memberinya kata sandi,
                          nama, dan peran baru. Kata sandi dibaca dari masukan
                          standar.
  account remove          Menghapus akun; yang sedang masuk dengannya
                          dikeluarkan.
  account reset-second-factor
                          Melepas verifikasi dua langkah suatu akun, bagi
                          petugas yang kehilangan ponsel dan kode cadangannya;
                          ia dikeluarkan.
  account list            Menampilkan semua akun dengan perannya.
  verify                  Menelusuri jurnal tiap permohonan dari awal sampai
                          akhir, dan menurunkan ulang tiap permohonan darinya.
  backup                  Menyalin basis data dan unggahannya, juga selagi
                          dijalankan, lalu memeriksa salinannya.
  restore                 Mengembalikan salinan ke tempatnya, bila di sana belum
                          ada basis data, lalu memeriksanya.
  move                    Memindahkan suatu daerah dari berkas basis datanya ke
                          basis data pada server, beserta semua isinya.
  export                  Menulis semua data suatu daerah ke sebuah folder dalam
                          format terbuka, juga selagi dijalankan.
  import                  Memasukkan daerah hasil ekspor ke basis data kosong,
                          berkas atau pada server.
  outbox list             Menampilkan pesan yang menunggu penerimanya, atau yang
                          tidak dicoba lagi.
  outbox send             Mengirim ulang pesan, atau mengirim pesan lama untuk
                          pertama kali, lewat `mppd serve` yang berjalan.
  callbacks list          Menampilkan panggilan balik sistem lain yang tidak
                          dapat diterima, atau yang kemudian diterima atau
                          diselesaikan.
  callbacks take          Menerima lagi panggilan balik yang dulu tidak dapat
                          diterima.
  callbacks settle        Mencatat bahwa panggilan balik tidak perlu
                          diapa-apakan lagi di sini, dan sebabnya; isinya
                          dihapus.
  files rekey             Memindahkan semua unggahan ke kunci pertama dalam
                          berkas kunci, juga selagi dijalankan: yang terbuka
                          disandikan, yang tersandi hanya diganti kepalanya.
  erase                   Menghapus data pribadi permohonan yang lewat masa
                          simpannya, atau satu permohonan atas permintaan
                          orangnya.
  audit                   Menampilkan siapa membaca data siapa, yang terakhir
                          dahulu.
  simulate                Menjalankan banyak permohonan sekaligus dalam waktu
                          tiruan: berapa lama menunggu siapa, dan janji mana
                          dilanggar di mana.

  mppd help COMMAND       menjelaskan satu perintah
  mppd --version          menampilkan versi

$ mppd help serve
Menjalankan layanan suatu daerah: YAML yang dikompilasi saat mulai, atau hasil
`mppc build`.

Yang dibaca sama dengan yang dibaca `mppc check` untuk folder itu; definisi
dengan kesalahan ditolak.

Pemakaian: mppd serve [DIR …] [PILIHAN …]

  DIR …                   Folder dengan catalog.yaml dan layanannya, atau folder
                          hasil build; tanpa itu, folder ini.
  --configuration FILE    Berkas YAML berisi pilihan ini, menurut
                          docs/operations.md; baris perintah dan lingkungan
                          didahulukan. MPPD_CONFIGURATION.
  --database FILE|ADDRESS Berkas basis data, yang dibuat `serve` bila belum ada,
                          atau postgresql://USER@HOST/NAMA pada server, dengan
                          ?schema=NAMA untuk satu dari beberapa daerah (kata
                          sandi lewat PGPASSFILE atau PGPASSWORD); kalau tidak,
                          mppd.sqlite. MPPD_DATABASE.
  --files FOLDER          Tempat unggahan bila basis data ada pada server: satu
                          folder untuk semua proses. MPPD_FILES.
  --port N                Porta; kalau tidak, 8080, 0 = yang kosong. MPPD_PORT.
  --host ADDRESS          Alamat yang didengarkan; kalau tidak, 127.0.0.1.
                          MPPD_HOST.
  --metrics [ADDRESS:]PORT
                          Memberi metrik Prometheus di
                          http://ADDRESS:PORT/metrics; tanpa alamat di
                          127.0.0.1. MPPD_METRICS.
  --catalog ID            Katalog yang mana, bila ada beberapa.
  --upload-limit N        Unggahan terbesar dalam megabita, 1 sampai 1000; kalau
                          tidak, 10. MPPD_UPLOAD_LIMIT.
  --secure                Peramban mencapainya lewat https: kuki hanya dikirim
                          lewat https. MPPD_SECURE=1.
  --proxy ADDRESS         Alamat server web di depan, yang menambahkan alamat
                          klien ke X-Forwarded-For; beberapa dipisah koma.
                          MPPD_PROXY.
  --allow-origin ORIGIN   Situs, misalnya https://desa.example, yang halamannya
                          boleh memakai API seperti siapa saja; beberapa dipisah
                          koma. MPPD_ALLOW_ORIGIN.
  --second-factor         Setiap petugas dengan akun lokal wajib memakai
                          verifikasi dua langkah. MPPD_SECOND_FACTOR=1.
  --token-issuer FILE     Penyedia identitas yang tokennya boleh dikirim program
                          petugas, menurut docs/operations.md.
                          MPPD_TOKEN_ISSUER.
  --login FILE            Penyedia identitas yang dipakai petugas dan warga
                          untuk masuk di halaman, menurut docs/operations.md.
                          MPPD_LOGIN.
  --signing-keys FILE     Kunci yang menandatangani keluaran (PEM, P-256), dan
                          kunci publik yang lama. MPPD_SIGNING_KEYS.
  --file-keys FILE        Kunci penyandi unggahan, yang pertama untuk yang baru:
                          32 bita dalam Base64 di tiap baris. MPPD_FILE_KEYS.
  --connections N         Paling banyak koneksi ke basis data pada server, untuk
                          semua daerah; kalau tidak, 8, atau 24 untuk beberapa.
                          MPPD_CONNECTIONS.
  --virus-scanner SOCKET|[ADDRESS:]PORT
                          clamd dari ClamAV: tiap unggahan dipindai sebelum
                          diterima, dan ditolak selama ia tidak menjawab.
                          MPPD_VIRUS_SCANNER.
  --webhooks FILE         Siapa yang diberi tahu tentang permohonan, menurut
                          docs/operations.md. MPPD_WEBHOOKS.
  --words FOLDER          Kata-kata halaman dalam bahasa lain: BAHASA.json,
                          menurut docs/operations.md. MPPD_WORDS.
  --pdf-command COMMAND   Membuat PDF surat: HTML pada masukan standar, PDF pada
                          keluaran standar, misalnya `weasyprint - -`.
                          MPPD_PDF_COMMAND.
  --demo                  Membuat petugas untuk tiap peran, dan menampilkan kata
                          sandinya.
  --log-level trace|debug|info|notice|warning|error|critical
                          Banyaknya catatan; kalau tidak, notice.
                          MPPD_LOG_LEVEL.
  --lang id|en            Bahasa pesan.

$ mppd account add --help --lang en
Make an officer's account, or give one a new password, name and roles. The
password is read from standard input.

Usage: mppd account add LOGIN [OPTION …]

  LOGIN                   The name to log in with.
  --name TEXT             The officer's name.
  --nip NUMBER            The officer's NIP, 18 digits: letters that he signs
                          show it.
  --role ROLE             A role of the catalog, ROLE or ROLE@REGION; said again
                          for each further one.
  --without-password      No password: the officer logs in by the identity
                          provider of `mppd serve --login` alone.
  --database FILE|ADDRESS The database file, which `serve` makes where it is
                          absent, or postgresql://USER@HOST/NAME of a server,
                          with ?schema=NAME for a region of several (password by
                          PGPASSFILE or PGPASSWORD); else mppd.sqlite.
                          MPPD_DATABASE.
  --region NAME           In place of --database: a region of the file of
                          --configuration, with its database, files and keys.
  --configuration FILE    The YAML file of `mppd serve` that --region is about.
                          MPPD_CONFIGURATION.
  --lang id|en            The language of messages.

$ mppd serve daerah --port 99999 --upload-limit 0 --prot 1
mppd: `serve` tidak mempunyai pilihan --prot; mungkin --port
mppd: `mppd help serve` menjelaskan perintah ini
? 2

$ mppd sreve
mppd: tidak ada perintah `sreve`; mungkin `serve`; `mppd help` menampilkan semuanya
? 2

$ LC_ALL=en_GB.UTF-8 mppd account
mppd: `account` is the first word of a command: `account add`, `account remove`, `account reset-second-factor`, `account list`
? 2

$ mppd outbox --help; mppd help files
Pemakaian: mppd outbox PERINTAH …
  outbox list             Menampilkan pesan yang menunggu penerimanya, atau yang
                          tidak dicoba lagi.
  outbox send             Mengirim ulang pesan, atau mengirim pesan lama untuk
                          pertama kali, lewat `mppd serve` yang berjalan.
Pemakaian: mppd files PERINTAH …
  files rekey             Memindahkan semua unggahan ke kunci pertama dalam
                          berkas kunci, juga selagi dijalankan: yang terbuka
                          disandikan, yang tersandi hanya diganti kepalanya.

$ mppd account add siti --database tidak/ada.sqlite
mppd: beri nama petugas dengan --name
mppd: beri sedikitnya satu --role
mppd: `mppd help account add` menjelaskan perintah ini
? 2

$ mppd account add siti --name Siti --role loket --database tidak/ada.sqlite
mppd: basis data tidak dapat dicapai
? 2

$ mppd verify --database tidak-ada.sqlite
mppd: tidak-ada.sqlite: tidak ada file atau folder ini
? 2

$ mppd verify --database tidak-ada.sqlite --lang en
mppd: tidak-ada.sqlite: no such file or folder
? 2

$ mppd account list --database baru.sqlite; mppd account remove siti --database baru.sqlite
mppd: baru.sqlite: tidak ada file atau folder ini
mppd: baru.sqlite: tidak ada file atau folder ini
? 2

$ echo pendek | mppd account add siti --name Siti --role loket --database baru.sqlite
mppd: baru.sqlite baru dibuat: peran belum dibandingkan dengan katalog sebelum dijalankan sekali
kata sandi:
mppd: kata sandi sedikitnya 10 huruf
? 2

$ echo kata-sandi-panjang | mppd account add siti --name Siti --role loket --role pemeriksa --database baru.sqlite; mppd account list --database baru.sqlite
kata sandi:
siti	Siti	loket,pemeriksa
siti	Siti	loket,pemeriksa

$ mppd verify --database baru.sqlite
0 permohonan, 0 baris, 0 dihapus, 0 kesalahan
