# Any number of threads finds the same and builds the same, byte for byte; more threads than files, and faults in many files, too.

$ for n in 1 2 8; do mppc check $SERVICES --jobs $n --format json > check.$n; mppc build $SERVICES -j $n -o out.$n > build.$n 2>&1; done; cmp check.1 check.2; cmp check.1 check.8; diff -r out.1 out.2 && diff -r out.1 out.8 && ls out.8 | wc -l
40

$ cp -r $SERVICES wilayah; sed -i 's/^    by: \(.*\)/    by: \1x/' wilayah/*/*.service.yaml; for n in 1 2 8; do mppc check wilayah --jobs $n --lang en > check.$n; done; cmp check.1 check.2; cmp check.1 check.8; grep -c '^error' check.8
87

$ mppc check $SERVICES --jobs two --lang en
mppc: --jobs two: must be a whole number from 0
mppc: `mppc help check` explains this command
? 2
