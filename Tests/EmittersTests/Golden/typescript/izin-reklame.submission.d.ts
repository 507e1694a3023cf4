// What is sent to the service “izin-reklame”, version 1. A member with `?` is asked only under a condition, or
// may be left out; the conditions, bounds and rules stand in submission.schema.json and in the target `javascript`.

/** Izin Reklame / Advertising permit */
export interface Submission {
  variant: "baru" | "perpanjangan"
  applicant: "person" | "company"
  channel: "online" | "counter"
  form: {
    /** Pemohon */
    pemohon: {
      /** Nama */
      nama: string
      /** NIK */
      nik: string
      /** Tanggal lahir */
      tanggal_lahir: string
      /** Badan usaha */
      badan_usaha?: string
      /** Surel */
      surel?: string
    }
    /** Reklame */
    reklame: {
      /** Jenis */
      jenis: "papan" | "bando" | "kain"
      /** Panjang */
      panjang: number
      /** Lebar */
      lebar: number
      /** Luas (worked out; what is sent is dropped) */
      luas?: unknown
      /** Tinggi */
      tinggi?: number
      /** Alasan */
      alasan?: string
      /** Titik */
      titik: {
        /** Nomor */
        nomor: number
        /** Milik sendiri */
        milik_sendiri: boolean
        /** Pemilik */
        pemilik?: string
        /** Sertifikat */
        sertifikat?: string
      }[]
      /** Mulai */
      mulai: string
    }
  }
  documents: {
    /** KTP */
    ktp: Evidence
    /** Gambar konstruksi */
    konstruksi?: Evidence
    /** Bukti lahan */
    lahan?: {
      /** Sewa */
      sewa?: Evidence
      /** Izin pemilik */
      izin?: Evidence
    }
    /** Foto */
    foto?: Evidence
    /** Denah */
    denah?: {
      /** Lokasi */
      lokasi: Evidence
      /** Bangunan */
      bangunan?: Evidence
    }
  }
  delivery: {
    /** Surat Izin */
    izin: "download" | "counter"
  }
}

/** An upload by its id, or paper laid on the counter; never both. */
export type Evidence = ({ file: string; paper?: never } | { paper: true; file?: never }) & { issued_on?: string; valid_until?: string }
export interface Address { street: string; rt?: string; rw?: string; village: string; postal_code?: string }
export interface Location { latitude: number; longitude: number }
export interface Account { bank: string; number: string }
export interface UploadedFile { file: string }
