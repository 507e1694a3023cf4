# A finding that is known and kept, with its reason; nothing hides an error.

$ cp -r "$SERVICES/73.07-sinjai" "$SERVICES/nasional" . && mppc check 73.07-sinjai/pengantar-ktp.service.yaml --format short --lang en
73.07-sinjai/pengantar-ktp.service.yaml:75:1: note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved

$ sed -i 's/^sla:/# mppc:allow MPP0602 standar tidak menyebut waktu tiap langkah\nsla:/' 73.07-sinjai/pengantar-ktp.service.yaml; mppc check 73.07-sinjai --lang en --fail-on note
note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 note
? 1

$ mppc check 73.07-sinjai --show-allowed --lang en --fail-on note
note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:76:1
   │
76 │ sla:
   │ ^^^
   │
   = allowed: standar tidak menyebut waktu tiap langkah

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 note, 1 allowed
? 1

$ mppc check 73.07-sinjai --show-allowed --format short --lang id
73.07-sinjai/pengantar-ktp.service.yaml:76:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan (diizinkan: standar tidak menyebut waktu tiap langkah)
73.07-sinjai/situ.service.yaml:60:1: note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan

$ mppc check 73.07-sinjai --show-allowed --format sarif | grep -A4 suppressions
          "suppressions": [
            {
              "kind": "inSource",
              "justification": "standar tidak menyebut waktu tiap langkah"
            }

$ sed -i 's/^fee:/# mppc:allow MPP0501 dahulu gratis\nfee:/' 73.07-sinjai/pengantar-ktp.service.yaml; mppc check 73.07-sinjai --lang en
warning[MPP0006 unused-allowance]: nothing to allow: no MPP0501 is found on line 74
   ┌─ 73.07-sinjai/pengantar-ktp.service.yaml:73:1
   │
73 │ # mppc:allow MPP0501 dahulu gratis
   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   │
   = help: take the comment out

note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 warning, 1 note

$ mppc fix 73.07-sinjai --lang en; mppc check 73.07-sinjai --lang en --fail-on note; grep -c mppc:allow 73.07-sinjai/*.service.yaml
73.07-sinjai/pengantar-ktp.service.yaml: 1 change
note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 note
note[MPP0602 sla-not-proved]: no step under this promise states a time, so nothing can be proved
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 note
73.07-sinjai/pengantar-ktp.service.yaml:1
73.07-sinjai/situ.service.yaml:0

$ mppc build 73.07-sinjai -o out
note[MPP0602 sla-not-proved]: tidak satu pun langkah yang dicakup janji waktu ini menyebut waktu, sehingga tidak ada yang bisa dibuktikan
   ┌─ 73.07-sinjai/situ.service.yaml:60:1
   │
60 │ sla:
   │ ^^^

1 note
out/pengantar-ktp
out/situ
