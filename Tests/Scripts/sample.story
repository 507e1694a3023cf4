# Samples are the same for the same seed; `--broken` says at which boundary each is broken.

$ mppc sample $SERVICES/12.19-batu-bara --count 3 --seed 1 > satu; mppc sample $SERVICES/12.19-batu-bara --count 3 --seed 1 | cmp - satu && wc -l < satu
3

$ mppc sample --help | head -28
Membuat contoh permohonan suatu layanan, satu dokumen JSON per baris: nomor
genap sah, nomor ganjil salah tepat di satu batas yang disebut.

Untuk mencoba validator dan tampilan: jawabannya diambil acak dari semua yang
diperbolehkan layanan, yang dihitung boleh berisi apa saja karena dihitung
ulang, dan dokumennya karangan, sehingga server, yang hanya mengenal unggahannya
sendiri, tidak menerimanya.

Pemakaian: mppc sample [PATH …] [PILIHAN …]

  PATH …                  Berkas, folder, atau `-`; tanpa itu, folder ini.
  --stdin-name PATH       Nama berkas yang dipakai untuk masukan standar.
  --config FILE           Pengaturan daerah; bila tidak disebut, mppc.yaml
                          terdekat dari berkas atau foldernya sampai akar
                          repositori.
  --count N               Berapa banyak; kalau tidak, 10.
  --seed N                Benih, kalau tidak 1; benih yang sama menghasilkan
                          permohonan yang sama.
  --date DATE             Tanggal pengirimannya, seperti 2026-01-31; tanpa itu,
                          hari pertama kalender.
  --asked                 Juga apa yang saat itu ditanyakan dan dihitung
                          formulir, kesalahan dalam kata-kata, dan semua yang
                          dicari; pada tiap contoh ketiga sebagian jawaban belum
                          ada, seperti formulir yang baru diisi separuh.
  --service ID            Layanan yang mana, bila ada beberapa.
  --lang id|en            Bahasa pesan.
