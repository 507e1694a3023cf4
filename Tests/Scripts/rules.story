$ mppc explain MPP0401 --lang en
MPP0401 unreachable-state (error)
a step can never be entered

No way from the first step leads here: no `to`, no action, no `late` names the step from a place
that a case can reach. What is written in it is never done, and nobody notices. Usually a `to`
elsewhere names the wrong step.

Wrong:

    workflow:
      periksa: { name: Pemeriksaan, by: loket, to: selesai }
      survei: { name: Survei, by: loket, to: selesai }
      selesai: { end: granted }

Right:

    workflow:
      periksa: { name: Pemeriksaan, by: loket, to: survei }
      survei: { name: Survei, by: loket, to: selesai }
      selesai: { end: granted }

$ mppc explain unreachable-state --lang id
MPP0401 unreachable-state (error)
langkah tidak pernah bisa dicapai

Tidak ada jalur dari langkah pertama yang sampai ke sini: tidak ada `to`, tindakan, atau `late` yang
menyebut langkah ini dari tempat yang bisa dicapai berkas. Isinya tidak pernah dikerjakan, dan tidak
ada yang menyadarinya. Biasanya sebuah `to` di tempat lain menyebut langkah yang salah.

Salah:

    workflow:
      periksa: { name: Pemeriksaan, by: loket, to: selesai }
      survei: { name: Survei, by: loket, to: selesai }
      selesai: { end: granted }

Benar:

    workflow:
      periksa: { name: Pemeriksaan, by: loket, to: survei }
      survei: { name: Survei, by: loket, to: selesai }
      selesai: { end: granted }

$ mppc explain unreachable-stat --lang en
mppc: no rule `unreachable-stat`; perhaps unreachable-state
? 2

$ mppc explain 9999 --lang id
mppc: tidak ada aturan `9999`; `mppc rules` menampilkan semuanya
? 2

$ mppc rules --lang en | head -3
MPP0001  unknown-file                 error    not a file of the language: its first key says what it is
MPP0002  no-catalog                   note     no `catalog.yaml` above this file: roles, agencies and field groups are not checked
MPP0003  file-twice                   error    two files with one id
