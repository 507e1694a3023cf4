/// The decreed calendar of 2026, the same as `services/nasional/indonesia-2026.calendar.yaml`; `scripts/stories` compares the two.
enum FirstCalendar {
    static let text = #"""
        # National holidays and collective leave of 2026: joint decree 1497/2025, 2/2025, 5/2025 of three ministers, announced 19 September 2025.
        # The feast days of Islam are set by the decree; the government may still move one during the year.
        calendar: indonesia-2026
        from: 2026-01-01
        until: 2026-12-31
        legal_basis:
          skb_2026: SKB Menag 1497/2025, Menaker 2/2025, MenPANRB 5/2025 tentang Hari Libur Nasional dan Cuti Bersama Tahun 2026
        days:
          - { date: 2026-01-01, name: Tahun Baru 2026 Masehi, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-01-16, name: Isra Mikraj Nabi Muhammad SAW, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-02-16, name: Cuti bersama Tahun Baru Imlek, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-02-17, name: Tahun Baru Imlek 2577 Kongzili, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-03-18, name: Cuti bersama Hari Suci Nyepi, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-03-19, name: Hari Suci Nyepi (Tahun Baru Saka 1948), kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-03-20, name: Cuti bersama Idulfitri, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-03-21, name: Idulfitri 1447 Hijriah, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-03-22, name: Idulfitri 1447 Hijriah, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-03-23, name: Cuti bersama Idulfitri, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-03-24, name: Cuti bersama Idulfitri, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-04-03, name: Wafat Yesus Kristus, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-04-05, name: Kebangkitan Yesus Kristus (Paskah), kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-05-01, name: Hari Buruh Internasional, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-05-14, name: Kenaikan Yesus Kristus, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-05-15, name: Cuti bersama Kenaikan Yesus Kristus, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-05-27, name: Iduladha 1447 Hijriah, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-05-28, name: Cuti bersama Iduladha, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-05-31, name: Hari Raya Waisak 2570 BE, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-06-01, name: Hari Lahir Pancasila, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-06-16, name: Tahun Baru Islam 1448 Hijriah, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-08-17, name: Proklamasi Kemerdekaan, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-08-25, name: Maulid Nabi Muhammad SAW, kind: holiday, legal_basis: skb_2026 }
          - { date: 2026-12-24, name: Cuti bersama Natal, kind: collective_leave, legal_basis: skb_2026 }
          - { date: 2026-12-25, name: Kelahiran Yesus Kristus (Natal), kind: holiday, legal_basis: skb_2026 }
        """# + "\n"
}
