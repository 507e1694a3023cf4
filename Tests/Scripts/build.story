# What is built, file by file; nothing is written yet.

$ mppc init kota --lang en >/dev/null; mppc build kota -o out --dry-run
next: `mppc check kota`, `mppc test kota`, `mppd serve kota --demo`
out/catalog.json
out/keterangan-domisili/machine.json
out/keterangan-domisili/submission.schema.json
out/index.json

$ ls out
ls: cannot access 'out': No such file or directory
? 2

$ mppc build kota -o out --check
out/catalog.json
out/keterangan-domisili/machine.json
out/keterangan-domisili/submission.schema.json
out/index.json
? 1

$ mppc build kota -o out
out/keterangan-domisili
4 berkas ditulis di out

$ mppc build kota -o out --lang en
out/keterangan-domisili
out is up to date: 4 files

$ mppc build kota -o out --check

$ touch -d 2020-01-01 out/index.json; mppc build kota -o out --list-files; stat -c %y out/index.json | cut -c1-10
out/catalog.json
out/keterangan-domisili/machine.json
out/keterangan-domisili/submission.schema.json
out/index.json
out sudah mutakhir: 4 berkas
2020-01-01

$ sed -i 's/Letter of business domicile/Certificate of domicile/' kota/*.service.yaml; mppc build kota -o out --check
out/keterangan-domisili/machine.json
out/keterangan-domisili/submission.schema.json
out/index.json
? 1

$ mppc build kota -o out --dry-run; mppc build kota -o out; mppc build kota -o out --dry-run
out/keterangan-domisili/machine.json
out/keterangan-domisili/submission.schema.json
out/index.json
out/keterangan-domisili
3 dari 4 berkas ditulis di out, selebihnya sudah mutakhir

$ mppc build kota -o lain --emit schema-org --list-files; mppc build kota -o lain --emit schema-org --check; ls lain
lain/keterangan-domisili/government-service.jsonld
1 berkas ditulis di lain
keterangan-domisili

$ mppc build kota -o lain --emit schemaorg,runtime 2>&1 | head -1 | cut -d ';' -f 1,2; mppc build kota -o lain --emit , 2>&1 | grep -c target
mppc: --emit: tidak ada target `schemaorg`; mungkin schema-org
2
