# A single file is read with what it names: the services that may follow an end.

$ mppc init daerah > /dev/null 2>&1

$ sed 's/^service: .*/service: keberatan/' daerah/keterangan-domisili.service.yaml > daerah/keberatan.service.yaml

$ sed -i 's/{ end: refused }/{ end: refused, next: { service: keberatan, within: 30 days } }/' daerah/keterangan-domisili.service.yaml

$ mppc check daerah/keterangan-domisili.service.yaml
tidak ada temuan

$ sed -i 's/service: keberatan, /service: keberatn, /' daerah/keterangan-domisili.service.yaml; mppc check --format short daerah/keterangan-domisili.service.yaml
daerah/keterangan-domisili.service.yaml:49:45: error[MPP0301 unknown-name]: layanan `keberatn` tidak dikenal
? 1
