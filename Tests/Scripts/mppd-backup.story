# A backup of a database, what it refuses, and its way back; what is told of a file that is no backup.

$ mppc init daerah > /dev/null 2>&1; echo kata-sandi-panjang | mppd account add siti --name Siti --role loket --database a.sqlite > /dev/null 2>&1; mppd backup salinan.sqlite --database a.sqlite; ls
salinan.sqlite: 0 unggahan
0 permohonan, 0 baris, 0 dihapus, 0 kesalahan
a.sqlite
daerah
salinan.sqlite
salinan.sqlite.files

$ mppd backup salinan.sqlite --database a.sqlite
mppd: salinan.sqlite: sudah ada
? 2

$ mppd backup tidak/ada.sqlite --database a.sqlite
mppd: tidak/ada.sqlite: basis data tidak dapat dicapai
? 2

$ mppd backup b.sqlite --database tidak-ada.sqlite --lang en
mppd: tidak-ada.sqlite: no such file or folder
? 2

$ mppd backup
mppd: `backup` memerlukan TO
mppd: `mppd help backup` menjelaskan perintah ini
? 2

$ mppd restore salinan.sqlite --database a.sqlite --lang en
mppd: a.sqlite: exists already
? 2

$ rm a.sqlite; echo sisa > a.sqlite-wal; mppd restore salinan.sqlite --database a.sqlite
mppd: a.sqlite-wal: sudah ada
? 2

$ rm -r a.sqlite*; mppd restore salinan.sqlite --database a.sqlite --lang en; mppd account list --database a.sqlite
a.sqlite: 0 uploads
0 cases, 0 rows, 0 erased, 0 faults
siti	Siti	loket

$ mppd verify --database a.sqlite --checkpoint 00ff --lang en
00ff: no checkpoint has this hash
0 cases, 0 rows, 0 erased, 1 faults
? 1

$ mppd verify --database a.sqlite --checkpoint 00ff
00ff: tidak ada titik periksa dengan hash ini
0 permohonan, 0 baris, 0 dihapus, 1 kesalahan
? 1

$ cp daerah/catalog.yaml b.sqlite; mppd restore b.sqlite --database c.sqlite; mppd verify --database b.sqlite --lang en; mppd serve daerah --database b.sqlite --port 0
mppd: b.sqlite: ini bukan basis data mppd
mppd: b.sqlite: this is no database of mppd
mppd: b.sqlite: ini bukan basis data mppd
? 2

$ python3 -c "import sqlite3; c = sqlite3.connect('lain.sqlite'); c.execute('CREATE TABLE buku (judul TEXT)'); c.commit()"; mppd restore lain.sqlite --database c.sqlite
mppd: lain.sqlite: ini bukan basis data mppd
? 2

$ head -c 20480 salinan.sqlite > rusak.sqlite; mppd restore rusak.sqlite --database c.sqlite --lang en; ls c.sqlite*
mppd: rusak.sqlite: the database is damaged (11 (database disk image is malformed): database disk image is malformed)
ls: cannot access 'c.sqlite*': No such file or directory
? 2
