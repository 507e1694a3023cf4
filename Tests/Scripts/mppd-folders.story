# What mppc check reads, mppd serve reads: a copy beside the folder is another's business. Asked for together they are one catalog twice, and the

# other file is named. Then: what is wrong with the world, and a file that is called almost as the language's, which both tell.

$ mppc init daerah > /dev/null 2>&1; cp -r daerah daerah-lama

$ mppc check daerah
tidak ada temuan

$ : > out; timeout 20 mppd serve daerah --port 0 --database a.sqlite > out 2>&1 & while ! grep -q http out; do sleep 0.1; kill -0 $! 2> /dev/null || break; done; kill $! 2> /dev/null; wait $!; sed 's/:[0-9]*\/$/:PORT\//' out
mppd: http://127.0.0.1:PORT/

$ mppc check --format short .
daerah/indonesia-2026.calendar.yaml:3:11: error[MPP0003 file-twice]: `indonesia-2026` sudah menjadi id berkas lain katalog ini: daerah-lama/indonesia-2026.calendar.yaml
? 1

$ mppd serve . --database a.sqlite
error[MPP0003 file-twice]: `indonesia-2026` sudah menjadi id berkas lain katalog ini: daerah-lama/indonesia-2026.calendar.yaml
  ┌─ daerah/indonesia-2026.calendar.yaml:3:11
  │
3 │ calendar: indonesia-2026
  │           ^^^^^^^^^^^^^^
  ┌─ daerah-lama/indonesia-2026.calendar.yaml:3:11
  │
3 │ calendar: indonesia-2026
  │           -------------- berkas lainnya
? 1

$ mppd serve tidak-ada
mppd: tidak-ada: tidak ada file atau folder ini
? 2

$ mkdir kosong; mppd serve kosong
mppd: kosong: tidak ada definisi di folder ini (catalog.yaml, *.service.yaml, …)
? 2

$ mppd serve daerah --catalog lain --lang en
mppd: no catalog with services below daerah
? 2

$ cp daerah/keterangan-domisili.service.yaml daerah/lain.servis.yaml; mppc check daerah
mppc: daerah/lain.servis.yaml tidak dibaca: namanya harus lain.service.yaml
tidak ada temuan

$ : > out; timeout 20 mppd serve daerah --port 0 --database a.sqlite > out 2>&1 & while ! grep -q http out; do sleep 0.1; kill -0 $! 2> /dev/null || break; done; kill $! 2> /dev/null; wait $!; sed 's/:[0-9]*\/$/:PORT\//' out
mppd: daerah/lain.servis.yaml tidak dibaca: namanya harus lain.service.yaml
mppd: http://127.0.0.1:PORT/
