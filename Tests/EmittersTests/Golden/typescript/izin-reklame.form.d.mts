// The types of form.mjs of the service “izin-reklame”, version 1.
import type { Asked, At, Draft, Fault } from "../mpp.mjs"
import type { Submission } from "./submission.js"

export { sentence } from "../mpp.mjs"

/** What is filled in so far. */
export type Answers = Draft<Submission>
export type FieldName = "pemohon" | "pemohon.nama" | "pemohon.nik" | "pemohon.tanggal_lahir" | "pemohon.badan_usaha" | "pemohon.surel" | "reklame" | "reklame.jenis" | "reklame.panjang" | "reklame.lebar" | "reklame.luas" | "reklame.tinggi" | "reklame.alasan" | "reklame.titik" | `reklame.titik.${number}.nomor` | `reklame.titik.${number}.milik_sendiri` | `reklame.titik.${number}.pemilik` | `reklame.titik.${number}.sertifikat` | "reklame.mulai"
export type DocumentName = "ktp" | "konstruksi" | "lahan" | "lahan.sewa" | "lahan.izin" | "foto" | "denah" | "denah.lokasi" | "denah.bangunan"
/** A number with more digits than JavaScript keeps is a text of them. */
export interface Computed {
  "reklame.luas"?: number | string
}
export interface Conditions {
  berkonstruksi?: boolean
}

export declare function asked(answers: Answers, at?: At): Asked<FieldName, DocumentName>
export declare function computed(answers: Answers, at?: At): Computed
export declare function conditions(answers: Answers, at?: At): Conditions
export declare function faults(answers: Answers, at?: At): Fault[]
export declare function warnings(answers: Answers, at?: At): Fault[]
