# What a shell completes, and the page of the manual: from the same table as the help.

== lengkapi.sh
# Prints what bash offers for the words of a line, the last one unfinished.
. ./mppc.bash
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_mppc
echo "${COMPREPLY[@]}"

$ mppc completions bash > mppc.bash; head -1 mppc.bash | cut -c3-
source <(mppc completions bash)

$ bash lengkapi.sh mppc ch
check

$ bash lengkapi.sh mppc check --f
--format --fail-on

$ bash lengkapi.sh mppc check --format s
short sarif

$ bash lengkapi.sh mppc check --format = g
github gitlab

$ bash lengkapi.sh mppc build -o ka

$ bash lengkapi.sh mppc explain unreach
unreachable-state

$ bash lengkapi.sh mppc schema ''
calendar catalog configuration rules scenarios service standard

$ bash lengkapi.sh mppc help fo
format

$ mppc completions zsh > _mppc; grep -c _arguments _mppc; ! command -v zsh > /dev/null || zsh -n _mppc
20

$ mppc completions fish > mppc.fish; grep 'explain\b.*-a' mppc.fish | cut -c1-90; ! command -v fish > /dev/null || fish -n mppc.fish
complete -c mppc -n '__fish_seen_subcommand_from explain' -f -a 'MPP0001 unknown-file MPP0
complete -c mppc -n '__fish_seen_subcommand_from explain' -l lang -x -a 'id en' -d 'Bahasa

$ mppc completions ksh --lang en
mppc: no completions for `ksh`; there are those for bash, zsh, fish
mppc: `mppc help completions` explains this command
? 2

$ mppc manual --lang en | head -12
.TH MPPC 1 "" "mppc 0.1.0"
.SH NAME
mppc \- Checks, builds and tries out service definitions of a region.
.SH SYNOPSIS
.B mppc
\fICOMMAND\fR [\fIOPTION\fR ...]
.SH DESCRIPTION
.PP
PATH is a file, a folder (everything below it that is a definition), or `\-` for standard input. A single file is read together with the nearest catalog above it.
.PP
Findings are what `check` makes: it prints them to standard output. All other commands keep standard output for their own result and print findings to standard error.
.PP

$ mppc manual > mppc.1; ! command -v groff > /dev/null || groff -man -Kutf8 -Tutf8 -ww -z mppc.1
