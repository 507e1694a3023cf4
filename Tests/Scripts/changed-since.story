# Only what a change can bear on is checked: the files that differ, and those that read them.

$ cp -r "$SERVICES/73.07-sinjai" "$SERVICES/nasional" . && git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm awal && ls 73.07-sinjai
catalog.yaml
pengantar-ktp.scenarios.yaml
pengantar-ktp.service.yaml
situ.scenarios.yaml
situ.service.yaml

$ mppc check --changed-since HEAD --lang en
no findings

$ sed -i 's/^agency: .*/agency: dinas_apa/' 73.07-sinjai/situ.service.yaml; mppc check --changed-since HEAD --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:11:9: error[MPP0301 unknown-name]: unknown agency `dinas_apa`
? 1

$ mppc check 73.07-sinjai/pengantar-ktp.service.yaml --changed-since HEAD --lang en
note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:75:1
   │
75 │ sla:
   │ ^^^

error[MPP0301 unknown-name]: unknown agency `dinas_apa`
   ┌─ 73.07-sinjai/situ.service.yaml:11:9
   │
11 │ agency: dinas_apa
   │         ^^^^^^^^^
   │
   = help: they stand in `catalog.yaml` under `agencies`: `dpmptsp`, `kecamatan_sinjai_utara`

1 error, 1 note
? 1

$ git checkout -q . && cp 73.07-sinjai/pengantar-ktp.service.yaml 73.07-sinjai/baru.service.yaml; mppc check --changed-since HEAD --format short --lang en
73.07-sinjai/baru.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/pengantar-ktp.service.yaml:3:10: error[MPP0003 file-twice]: `pengantar-ktp` is the id of another file of this catalog too: 73.07-sinjai/baru.service.yaml
? 1

$ rm 73.07-sinjai/baru.service.yaml; echo '# kantor pindah' >> 73.07-sinjai/catalog.yaml; mppc check --changed-since HEAD --format json | grep '"files"'
  "files": 9,

$ mppc check --changed-since tidak-ada --lang en
mppc: --changed-since tidak-ada: no such revision, or this folder is in no repository of git
? 2

$ mppc check --changed-since HEAD - </dev/null
mppc: --changed-since di samping `-`: masukan standar tidak mempunyai revisi
mppc: `mppc help check` menjelaskan perintah ini
? 2

$ cd / && mppc check --changed-since HEAD --lang en 73.07-sinjai
mppc: 73.07-sinjai: no such file or folder
? 2
