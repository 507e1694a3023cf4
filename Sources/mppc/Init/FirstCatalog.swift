/// The files that `mppc init` writes: checked without a finding, and green under `mppc test`.
enum FirstCatalog {
    static let files: [(name: String, text: String)] = [
        ("catalog.yaml", catalog),
        ("indonesia-2026.calendar.yaml", FirstCalendar.text),
        ("keterangan-domisili.service.yaml", service),
        ("keterangan-domisili.scenarios.yaml", scenarios),
    ]

    /// What `mppd serve` keeps beside the definitions belongs to citizens, not into a repository.
    static let ignored = (
        name: ".gitignore",
        text: #"""
        # Basis data dan berkas warga tidak masuk ke repositori.
        *.sqlite
        *.sqlite-*
        *.sqlite.*
        """# + "\n"
    )

    private static let catalog = #"""
        # Katalog pertama: ganti nama, kode wilayah, instansi, dan peran dengan milik daerah Anda.
        catalog: daerah-kita
        edition: 2026
        name: { id: Mal Pelayanan Publik Daerah Kita, en: Public Service Mall of Our Region }
        region: "73.07"                       # kode wilayah Kemendagri
        time_zone: WITA                       # WIB | WITA | WIT
        languages: [id, en]
        calendar: indonesia-2026
        office_hours: { mon_thu: "08:00-16:00", fri: "08:00-16:00", break: "12:00-13:00" }
        agencies:
          dpmptsp:
            name: { id: Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu, en: One-Stop Service Office }
            head: kepala_dinas
        roles:
          loket: { name: { id: Petugas loket, en: Counter officer }, agency: dpmptsp }
          kepala_dinas: { name: { id: Kepala dinas, en: Head of office }, agency: dpmptsp }
        # Buang tanda # di bawah ini untuk memakainya.
        # branding:                                           # nama tampilan, lambang, warna, dan kontak di semua halaman
        #   name: { id: MPP Daerah Kita, en: MPP of Our Region }
        #   crest: lambang.svg                                # SVG atau PNG di samping berkas ini
        #   colours: { main: "#0b4f8a" }
        #   contact: { phone: "(0482) 21000", email: mpp@contoh.go.id }
        # counters:                                           # loket yang memanggil dengan nomor antrean
        #   pendaftaran: { name: { id: Pendaftaran, en: Registration }, agency: dpmptsp, letter: A }
        returns: { within: 10 working days, at_most: 3 }      # untuk perbaikan yang tidak menyebutnya
        complaints: { channels: [sp4n_lapor, counter], within: 5 working days }
        field_groups:
          orang:
            nama: { name: { id: Nama lengkap, en: Full name }, type: text, purpose: { id: Identitas pemohon, en: Identity of the applicant } }
            nik: { name: { id: NIK, en: Identity number (NIK) }, type: nik, purpose: { id: Identitas pemohon, en: Identity of the applicant } }
        """# + "\n"

    private static let service = #"""
        # Contoh layanan kecil: salin, ganti, lalu jalankan `mppc check`.
        service: keterangan-domisili
        version: 1
        name: { id: Surat Keterangan Domisili Usaha, en: Letter of business domicile }
        summary: { id: Surat yang menerangkan alamat tempat usaha., en: A letter that states the address of a business. }
        agency: dpmptsp
        legal_basis:
          uu_25_2009: { id: UU 25/2009 tentang Pelayanan Publik, en: Law 25/2009 on public services }
        applicants: [person, company]
        channels: [online, counter]

        form:
          pemohon:
            name: { id: Pemohon, en: Applicant }
            party: applicant
            use: orang
          usaha:
            name: { id: Usaha, en: Business }
            fields:
              nama_usaha: { name: { id: Nama usaha, en: Name of the business }, type: text }
              alamat: { name: { id: Alamat usaha, en: Address of the business }, type: long_text }
              milik_sendiri: { name: { id: Tempat milik sendiri, en: The place is one's own }, type: yes_no }

        documents:
          ktp: { name: { id: KTP, en: Identity card }, bring: original }
          sewa: { name: { id: Perjanjian sewa, en: Lease }, when: milik_sendiri == false }

        fee: free

        sla: 3 working days

        workflow:
          pemeriksaan:
            name: { id: Pemeriksaan berkas, en: File check }
            by: loket
            within: 1 working day
            to: penandatanganan
            actions:
              kembalikan: { name: { id: Kembalikan untuk dilengkapi, en: Return for completion }, repair: {} }
              tolak: { name: { id: Tolak, en: Refuse }, to: ditolak }
          penandatanganan:
            name: { id: Penandatanganan, en: Signature }
            by: kepala_dinas
            signs: [surat]
            within: 2 working days
            to: terbit
          terbit: { issue: [surat], to: selesai }
          selesai: { end: granted }
          ditolak: { end: refused }

        outputs:
          surat:
            name: { id: Surat Keterangan Domisili Usaha, en: Letter of business domicile }
            number: "{seq:4}/SKDU/{roman_month}/{year}"
            signature: electronic
            delivery: [download]
            values: { nama_usaha: nama_usaha, alamat: alamat }

        privacy: { basis: public_service, keep_for: 5 years }
        """# + "\n"

    private static let scenarios = #"""
        # Dijalankan oleh `mppc test` pada mesin yang sebenarnya, dengan waktu tiruan.
        scenarios: keterangan-domisili
        given:
          form: { nama: Sitti Aminah, nik: "7307014501900001", nama_usaha: Warung Aminah, alamat: Jalan Persatuan 1, milik_sendiri: true }
        cases:
          # Diajukan Senin 9 Maret 2026: hari kerja ketiga sesudahnya Kamis 12 Maret.
          - name: Diberikan
            submit: { at: 2026-03-09T09:00, applicant: person, channel: online, documents: [ktp] }
            steps:
              - { expect: { step: pemeriksaan, step_due: 2026-03-10, promise_due: 2026-03-12, clock: running } }
              - { by: loket, do: done }
              - { expect: { step: penandatanganan } }
              - { by: kepala_dinas, do: done }
              - { expect: { end: granted, outputs: [surat] } }
          - name: Ditolak karena alamat bukan tempat usaha
            submit:
              at: 2026-03-09T09:00
              applicant: company
              channel: counter
              by: loket
              form: { milik_sendiri: false }
              documents: [ktp, sewa]
            steps:
              - { by: loket, do: tolak, reason: Alamat bukan tempat usaha }
              - { expect: { end: refused } }
        """# + "\n"
}
