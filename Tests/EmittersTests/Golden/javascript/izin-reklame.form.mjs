// The form of the service “izin-reklame”, version 1, digest db11876ce05d171afd140eaa30c21107620a3afbad3798f70af6f441948a8b7b.
// Judged as by the runtime, for instant feedback; the runtime judges again what is sent. Uploads are not looked at.
import * as m from "../mpp.mjs"

export { sentence } from "../mpp.mjs"
export const { asked, computed, conditions, faults, warnings } = m.form({
  service: "izin-reklame",
  version: 1,
  variants: ["baru", "perpanjangan"],
  applicants: ["person", "company"],
  channels: ["online", "counter"],
  mayHaveSeveralApplicants: false,
  sections: [
    { id: "pemohon", name: { id: "Pemohon" }, fields: [
      { id: "nama", type: "text", name: { id: "Nama" } },
      { id: "nik", type: "nik", name: { id: "NIK" } },
      { id: "tanggal_lahir", type: "date", name: { id: "Tanggal lahir" } },
      { id: "badan_usaha", type: "text", name: { id: "Badan usaha" }, when: ($) => m.equal($.get("applicant"), "company") },
      { id: "surel", type: "email", name: { id: "Surel" }, optional: true, optionalWhen: ($) => m.equal($.get("applicant"), "person") },
    ] },
    { id: "reklame", name: { id: "Reklame" }, fields: [
      { id: "jenis", type: "choice", name: { id: "Jenis" }, options: ["papan", "bando", "kain"] },
      { id: "panjang", type: "decimal", name: { id: "Panjang" }, min: "0.1", max: "100" },
      { id: "lebar", type: "decimal", name: { id: "Lebar" }, min: "0.1", max: "100" },
      { id: "luas", type: "decimal", name: { id: "Luas" }, value: ($) => m.multiply($.get("reklame", "panjang"), $.get("reklame", "lebar")) },
      { id: "tinggi", type: "integer", name: { id: "Tinggi" }, when: ($) => m.and(() => m.truth($.get("berkonstruksi")), () => (m.order($.get("reklame", "panjang"), 2n) > 0)), min: "1", max: "30" },
      { id: "alasan", type: "long_text", name: { id: "Alasan" }, when: ($) => (m.order($.get("reklame", "luas"), 24n) > 0) },
      { id: "titik", type: "list", name: { id: "Titik" }, many: [1, 3], unique: [["nomor"]], fields: [
        { id: "nomor", type: "integer", name: { id: "Nomor" }, min: "1" },
        { id: "milik_sendiri", type: "yes_no", name: { id: "Milik sendiri" } },
        { id: "pemilik", type: "text", name: { id: "Pemilik" }, when: ($) => !m.truth($.get("milik_sendiri")) },
        { id: "sertifikat", type: "text", name: { id: "Sertifikat" }, optional: true, optionalWhen: ($) => !m.truth($.get("milik_sendiri")) },
      ] },
      { id: "mulai", type: "date", name: { id: "Mulai" }, rule: ($) => (m.order($.get("reklame", "mulai"), $.today) >= 0), message: { id: "Tanggal sudah lewat.", en: "The date is past." }, min: "2026-01-01" },
    ] },
  ],
  documents: [
    { id: "ktp", names: [[undefined, { id: "KTP" }]] },
    { id: "konstruksi", names: [[undefined, { id: "Gambar konstruksi" }]], when: ($) => $.get("berkonstruksi") },
    { id: "lahan", names: [[undefined, { id: "Bukti lahan" }]], when: ($) => m.equal($.get("variant"), "baru"), group: "any_of", members: [
      { id: "sewa", names: [[undefined, { id: "Sewa" }]] },
      { id: "izin", names: [[undefined, { id: "Izin pemilik" }]] },
    ] },
    { id: "foto", names: [[undefined, { id: "Foto" }]], optional: true },
    { id: "denah", names: [[undefined, { id: "Denah" }]], optional: true, optionalWhen: ($) => (m.order($.get("reklame", "luas"), 24n) <= 0), group: "all_of", members: [
      { id: "lokasi", names: [[undefined, { id: "Lokasi" }]] },
      { id: "bangunan", names: [[undefined, { id: "Bangunan" }]], optional: true, optionalWhen: ($) => m.equal($.get("reklame", "jenis"), "kain") },
    ] },
  ],
  deliveries: [
    { output: "izin", name: { id: "Surat Izin" }, ways: [[undefined, ["download", "counter"]]] },
  ],
  conditions: {
    berkonstruksi: ($) => m.contains(["papan", "bando"], $.get("reklame", "jenis")),
  },
  rules: [
    { rule: ($) => m.or(() => (m.order($.get("reklame", "panjang"), m.dec("50")) <= 0), () => !m.equal($.get("reklame", "jenis"), "kain")), message: { id: "Kain terlalu panjang." } },
  ],
  tables: {
    tarif: { of: [["reklame", "jenis"], ["variant"]], rows: [
      [["papan", "baru"], "100"],
      [["kain", "perpanjangan"], null],
    ], otherwise: "50" },
  },
  held: [],
})
