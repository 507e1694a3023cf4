# Only what a change can bear on is checked: the catalog in which a service changed, or everything that reads what is common.

$ cp -r "$SERVICES/73.07-sinjai" "$SERVICES/12.19-batu-bara" "$SERVICES/nasional" . && git init -q . && git add . && git -c user.name=a -c user.email=a@b commit -qm awal && ls

$ mppc check --changed-since HEAD --lang en

$ sed -i 's/^agency: .*/agency: dinas_apa/' 73.07-sinjai/situ.service.yaml; mppc check --changed-since HEAD --format short --lang en

$ mppc check 12.19-batu-bara --changed-since HEAD --lang en

$ git config diff.relative true; cd 73.07-sinjai && mppc check --changed-since HEAD --format short --lang en

$ git checkout -q . && cp 73.07-sinjai/situ.service.yaml 73.07-sinjai/baru.service.yaml; mppc check --changed-since HEAD --format short --lang en | grep MPP0003

$ mv 73.07-sinjai/baru.service.yaml 73.07-sinjai/baru.yaml; mppc check --changed-since HEAD --lang en

$ rm 73.07-sinjai/baru.yaml 73.07-sinjai/situ.service.yaml; mppc check --changed-since HEAD --format short --lang en

$ git checkout -q .; echo '# kantor pindah' >> nasional/indonesia-2026.calendar.yaml; mppc check 12.19-batu-bara --changed-since HEAD --format json | grep '"files"'

$ mppc check --changed-since tidak-ada --lang en 2> kata; echo $?; tail -1 kata

$ mppc check --changed-since HEAD - </dev/null

$ mkdir "/tmp/luar-$$" && cp -r "$SERVICES/nasional" "/tmp/luar-$$/"; mppc check "/tmp/luar-$$/nasional" --changed-since HEAD --lang en 2> kata; echo $?; tail -1 kata; rm -r "/tmp/luar-$$"
