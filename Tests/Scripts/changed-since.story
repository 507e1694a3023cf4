# Only what a change can bear on is checked: the catalog in which a service changed, or everything that reads what is common.

$ cp -r "$SERVICES/73.07-sinjai" "$SERVICES/12.19-batu-bara" "$SERVICES/nasional" . && git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm awal && ls
12.19-batu-bara
73.07-sinjai
nasional

$ mppc check --changed-since HEAD --lang en
no findings

$ sed -i 's/^agency: .*/agency: dinas_apa/' 73.07-sinjai/situ.service.yaml; mppc check --changed-since HEAD --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.service.yaml:11:9: error[MPP0301 unknown-name]: unknown agency `dinas_apa`
? 1

$ mppc check 12.19-batu-bara --changed-since HEAD --lang en
no findings

$ git config diff.relative true; cd 73.07-sinjai && mppc check --changed-since HEAD --format short --lang en
pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
situ.service.yaml:11:9: error[MPP0301 unknown-name]: unknown agency `dinas_apa`
? 1

$ git checkout -q . && cp 73.07-sinjai/situ.service.yaml 73.07-sinjai/baru.service.yaml; mppc check --changed-since HEAD --format short --lang en | grep MPP0003
73.07-sinjai/situ.service.yaml:5:10: error[MPP0003 file-twice]: `situ` is the id of another file of this catalog too: 73.07-sinjai/baru.service.yaml

$ mv 73.07-sinjai/baru.service.yaml 73.07-sinjai/baru.yaml; mppc check --changed-since HEAD --lang en
mppc: 73.07-sinjai/baru.yaml is not read: its name would have to be baru.service.yaml
no findings

$ rm 73.07-sinjai/baru.yaml 73.07-sinjai/situ.service.yaml; mppc check --changed-since HEAD --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:13:3: warning[MPP0713 repealed-law]: Perpres 25/2008 is no longer in force: Perpres 96/2018 repealed it
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
73.07-sinjai/situ.scenarios.yaml:1:12: error[MPP0301 unknown-name]: unknown service `situ`
? 1

$ git checkout -q .; echo '# kantor pindah' >> nasional/indonesia-2026.calendar.yaml; mppc check 12.19-batu-bara --changed-since HEAD --format json | grep '"files"'
  "files": 5,

$ mppc check --changed-since tidak-ada --lang en 2> kata; echo $?; tail -1 kata
2
mppc: --changed-since tidak-ada: git cannot tell what changed since then

$ mppc check --changed-since HEAD - </dev/null
mppc: --changed-since bersama `-`: masukan standar tidak mempunyai revisi
mppc: `mppc help check` menjelaskan perintah ini
? 2

$ luar=$(mktemp -d) && cp -r "$SERVICES/nasional" "$luar"; mppc check "$luar/nasional" --changed-since HEAD --lang en 2> kata; echo $?; tail -1 kata; rm -r "$luar"
2
mppc: --changed-since HEAD: git cannot tell what changed since then
