# A database of a server: what an address may say, which folder holds the uploads, and what is a file's alone. No password stands in a line or a message.

$ mppd serve daerah --database postgresql://mppd:rahasia@localhost/sinjai --files berkas; mppd account list --database 'postgresql://mppd@localhost/sinjai?password=rahasia' --lang en
mppd: kata sandi tidak ditulis di alamat basis data: beri lewat PGPASSFILE atau PGPASSWORD
mppd: `mppd help serve` menjelaskan perintah ini
mppd: no password in the address of the database: give it by PGPASSFILE or PGPASSWORD
mppd: `mppd help account list` explains this command
? 2

$ mppd serve daerah --database postgresql://mppd@localhost/sinjai; mppd serve daerah --database sinjai.sqlite --files berkas --lang en
mppd: sebut folder unggahan dengan --files: satu untuk semua proses
mppd: `mppd help serve` menjelaskan perintah ini
mppd: --files goes with a database of a server; those of a file lie beside it, FILE.files
mppd: `mppd help serve` explains this command
? 2

$ mppd verify --database 'postgresql://mppd@localhost/sinjai?tidakada=1' --lang en
mppd: the address of the database is not like postgresql://USER@HOST/NAME
mppd: `mppd help verify` explains this command
? 2

$ mppd backup salinan.sqlite --database postgresql://mppd@localhost/sinjai; mppd restore salinan.sqlite --database postgresql://mppd@localhost/sinjai --lang en
mppd: backup menyalin berkas basis data; basis data pada server disalin dengan pg_dump dan pg_restore, unggahannya bersama foldernya
mppd: `mppd help backup` menjelaskan perintah ini
mppd: restore copies a database file; a server's database is copied by pg_dump and pg_restore, its uploads with their folder
mppd: `mppd help restore` explains this command
? 2

$ mppd account list --database postgresql://mppd@/sinjai?host=/tidak/ada; mppd verify --database postgresql://mppd@/sinjai?host=/tidak/ada --lang en
mppd: basis data tidak dapat dicapai: connection to server on socket "/tidak/ada/.s.PGSQL.5432" failed: No such file or directory
mppd: postgresql://mppd@/sinjai?host=/tidak/ada: the database cannot be reached: connection to server on socket "/tidak/ada/.s.PGSQL.5432" failed: No such file or directory
? 2

$ echo kata-sandi-panjang | mppd account add siti --name Siti --role loket --database a.sqlite > /dev/null 2>&1; mppd move b.sqlite --database a.sqlite --files berkas; mppd move postgresql://mppd@/sinjai?host=/tidak/ada --database a.sqlite --files berkas --lang en; ls berkas
mppd: alamat basis data tidak seperti postgresql://USER@HOST/NAMA
mppd: `mppd help move` menjelaskan perintah ini
mppd: postgresql://mppd@/sinjai?host=/tidak/ada: the database cannot be reached: connection to server on socket "/tidak/ada/.s.PGSQL.5432" failed: No such file or directory
ls: cannot access 'berkas': No such file or directory
? 2
