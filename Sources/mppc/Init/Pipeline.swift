/// What a code host runs whenever a definition changes: a wrong one is refused, a sound one is built.
struct Pipeline {
    enum Host: String, CaseIterable { case github, gitlab }

    /// The file's place below the root of the repository.
    let path: String
    let text: String

    init(of host: Host) {
        switch host {
        case .github: (path, text) = (".github/workflows/mppc.yml", Self.github)
        case .gitlab: (path, text) = (".gitlab-ci.yml", Self.gitlab)
        }
    }

    private static let github = #"""
        # Menolak definisi yang salah sebelum terbit, dan membangun yang benar.
        # Isi dua variabel di pengaturan repositori (Settings, Variables): MPPC_URL, alamat program mppc untuk Linux, dan MPPC_SHA256, SHA-256-nya.
        name: Definisi layanan
        on: [push, pull_request]
        permissions: { contents: read }
        jobs:
          mppc:
            runs-on: ubuntu-latest
            env:
              MPPC_URL: ${{ vars.MPPC_URL }}
              MPPC_SHA256: ${{ vars.MPPC_SHA256 }}
            steps:
              - uses: actions/checkout@v4
              - name: Mengambil mppc
                run: |
                  curl --fail --silent --show-error --location --output "$RUNNER_TEMP/mppc" "$MPPC_URL"
                  echo "$MPPC_SHA256  $RUNNER_TEMP/mppc" | sha256sum --check
                  chmod +x "$RUNNER_TEMP/mppc"
                  echo "$RUNNER_TEMP" >> "$GITHUB_PATH"
              - run: mppc check --format github .
              - run: mppc test .
              - run: mppc build -o built .
              - uses: actions/upload-artifact@v4
                with: { name: layanan, path: built }
        """# + "\n"

    private static let gitlab = #"""
        # Menolak definisi yang salah sebelum terbit, dan membangun yang benar.
        # Isi dua variabel di pengaturan proyek (Settings, CI/CD, Variables): MPPC_URL, alamat program mppc untuk Linux, dan MPPC_SHA256, SHA-256-nya.
        mppc:
          image: debian:stable-slim
          before_script:
            - apt-get update -qq && apt-get install -qq --yes curl ca-certificates
            - curl --fail --silent --show-error --location --output /usr/local/bin/mppc "$MPPC_URL"
            - echo "$MPPC_SHA256  /usr/local/bin/mppc" | sha256sum --check
            - chmod +x /usr/local/bin/mppc
          script:
            - mppc check --format gitlab . > gl-code-quality-report.json || true
            - mppc check .
            - mppc test .
            - mppc build -o built .
          artifacts:
            when: always
            paths: [built]
            reports: { codequality: gl-code-quality-report.json }
        """# + "\n"
}
