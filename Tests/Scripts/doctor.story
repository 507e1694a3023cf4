# What is seen around the program.

$ mppc init kota --lang en >/dev/null 2>&1; mppc doctor kota --lang en | sed -e 's/git version .*/git version …/' -e 's/: the present day.*//'
mppc      0.1.0
language  en (--lang)
colour    off: standard output is no terminal
git       git version …
Graphviz  installed
settings  none: no mppc.yaml here or above, up to the root of the repository
catalog   daerah-kita in kota: 1 service, id, en
calendar  2026-01-01 to 2026-12-31

$ mkdir kosong; cd kosong && LC_ALL=en_US.UTF-8 PATH=$(dirname "$(command -v mppc)") mppc doctor
mppc      0.1.0
language  en (LC_ALL=en_US.UTF-8)
colour    off: standard output is no terminal
git       missing; only `mppc check --changed-since` needs it
Graphviz  missing; only `mppc graph --format svg` needs it
catalog   none below this folder

$ LC_ALL= LC_MESSAGES= LANG= mppc doctor tidak-ada | head -3
mppc      0.1.0
bahasa    id (--lang, LC_ALL, LC_MESSAGES, dan LANG tidak menyebutnya)
warna     tidak: keluaran standar bukan terminal
mppc: tidak-ada: tidak ada file atau folder ini
