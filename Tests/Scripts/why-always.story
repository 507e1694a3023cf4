# What always comes about, and what never does: the branches of a block that every case enters, the actions of a step that none does.

== catalog.yaml
catalog: uji
edition: 2026
name: Kota Uji
region: "73.07"
time_zone: WITA
languages: [id]
calendar: libur
office_hours: { mon_fri: "08:00-16:00" }
agencies: { dinas: Dinas }
roles: { loket: { name: Loket, agency: dinas } }
complaints: { channels: [sp4n_lapor], within: 5 working days }

== libur.calendar.yaml
calendar: libur
from: 2026-01-01
until: 2026-12-31
legal_basis: { skb: SKB 3 Menteri }
days:
  - { date: 2026-01-01, name: Tahun Baru, kind: holiday, legal_basis: skb }

== mppc.yaml
rules: { MPP0550: none }

== uji.service.yaml
service: uji
version: 1
name: Uji
agency: dinas
legal_basis: { perda: Perda 1/2020 }
applicants: [person]
channels: [counter]
withdraw: { allowed: false, legal_basis: perda }
form:
  usaha:
    name: Usaha
    fields:
      usia: { name: Usia, type: integer, min: 17, optional: true }
      nilai: { name: Nilai, type: integer, min: 0, max: 9 }
documents:
  ktp: { name: KTP, when: "has(usia) ? usia < 60 : true" }
fee: free
sla: steps
workflow:
  blok:
    parallel:
      kiri:
        periksa: { name: Periksa, by: loket, within: 1 working day, to: lanjut }
        lanjut: { name: Lanjut, by: loket, within: 1 working day, to: join }
      kanan:
        survei: { name: Survei, by: loket, within: 1 working day, to: join }
    join: any
    to: lewat
  lewat: { name: Lewat, by: loket, when: nilai > 9, within: 1 working day, to: selesai, actions: { tolak: { name: Tolak, to: ditolak } } }
  selesai: { end: granted }
  ditolak: { end: refused }
product: Jawaban
privacy: { basis: public_service, keep_for: 1 year }

$ mppc why . all --lang en | grep '^workflow\|^documents'
documents.ktp: asked for depends — provided that if “Usia” is filled in, then “Usia” is less than 60
workflow.blok: reached always — as soon as the application is submitted
workflow.periksa: reached always — when “blok” begins, beside its other branches
workflow.periksa.done: taken depends — chosen by who holds step “Periksa”: Loket; leads to “Lanjut”
workflow.lanjut: reached depends — after “Periksa” is done
workflow.lanjut.done: taken depends — chosen by who holds step “Lanjut”: Loket; leads to the end of the branch
workflow.survei: reached always — when “blok” begins, beside its other branches
workflow.survei.done: taken depends — chosen by who holds step “Survei”: Loket; leads to the end of the branch
workflow.lewat: reached never — after the branches of “blok” have met; passed unless “Nilai” is more than 9
workflow.lewat.done: taken never — chosen by who holds step “Lewat”: Loket; leads to “selesai”
workflow.lewat.tolak: taken never — chosen by who holds step “Lewat”: Loket; a reason has to be given; leads to “ditolak”
workflow.selesai: reached always, when granted — after “Lewat” is done; if “Lewat” is passed
workflow.ditolak: reached not proved — if “Tolak” is chosen at “Lewat”
workflow.lapsed: reached never
workflow.withdrawn: reached never

$ mppc why . documents.ktp | head -4
documents.ktp: dokumen “KTP”

Tergantung keadaannya:
  - asalkan jika “Usia” diisi, maka “Usia” kurang dari 60

$ mppc why . documents.ktp --lang en | head -4
documents.ktp: document “KTP”

It depends:
  - provided that if “Usia” is filled in, then “Usia” is less than 60
