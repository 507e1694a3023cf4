extension PageScripts {
    /// What the embedded form says by itself; all else comes from the service.
    static let embedWords = #"""
          const WORDS = {
            id: {
              loading: 'Formulir dimuat…', broken: 'Formulir tidak dapat dimuat di halaman ini.', instead: 'Buka di situs layanan',
              send: 'Kirim permohonan', sending: 'Mengirim…', choose: 'Pilih', yes: 'Ya', no: 'Tidak', optional: 'tidak wajib', purpose: 'Untuk',
              faults: 'Ada yang perlu diperbaiki', add: 'Tambah', remove: 'Hapus', required: 'Wajib diisi.', uploading: 'Mengunggah…', kept: 'Berkas tersimpan:',
              issued: 'Tanggal terbit', until: 'Berlaku sampai', received: 'Permohonan diterima',
              number: 'Nomor permohonan', secret: 'Kunci rahasia', keep: 'Foto layar ini atau tulis keduanya: kunci hanya ditampilkan di sini.',
              track: 'Lacak permohonan', link: 'Tidak ada sambungan. Isian masih di halaman ini; coba kirim lagi.', example: 'Contoh',
              again: 'Tidak ada sambungan. Pilih berkas itu lagi.',
              bank: 'Bank', account: 'Nomor rekening', fee: 'Biaya', time: 'Waktu', terms: 'Sebelum dikirim', privacy: 'Data pribadi', closed: 'Layanan ini sedang ditutup. Alasannya:',
            },
            en: {
              loading: 'Loading the form…', broken: 'The form cannot be loaded on this page.', instead: 'Open it on the site of the service',
              send: 'Send the application', sending: 'Sending…', choose: 'Choose', yes: 'Yes', no: 'No', optional: 'optional', purpose: 'For',
              faults: 'Something needs mending', add: 'Add', remove: 'Remove', required: 'Required.', uploading: 'Uploading…', kept: 'File kept:',
              issued: 'Date of issue', until: 'Valid until', received: 'Application received',
              number: 'Case number', secret: 'Secret', keep: 'Take a photo of this screen, or write both down: the secret is shown here only.',
              track: 'Track the application', link: 'There is no link. Your answers are still on this page; try to send them again.', example: 'Example',
              again: 'There is no link. Choose the file again.',
              bank: 'Bank', account: 'Account number', fee: 'Fee', time: 'Time', terms: 'Before it is sent', privacy: 'Personal data', closed: 'This service is closed at present. The reason:',
            },
          }
        """#
}
