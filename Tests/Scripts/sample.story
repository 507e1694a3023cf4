# Samples are the same for the same seed; `--broken` says at which boundary each is broken.

$ mppc sample $SERVICES/12.19-batu-bara --count 3 --seed 1 > satu; mppc sample $SERVICES/12.19-batu-bara --count 3 --seed 1 | cmp - satu && wc -l < satu
3

$ mppc sample --help | head -20
OVERVIEW: Generate submissions of a service, one JSON document a line: even
numbers valid, odd ones broken at a named boundary.

USAGE: mppc sample [<paths> ...] [--stdin-name <stdin-name>] [--count <count>] [--seed <seed>] [--date <date>] [--service <service>] [--lang <lang>]

ARGUMENTS:
  <paths>                 Files, folders or `-`; without any, the current
                          folder.

OPTIONS:
  --stdin-name <stdin-name>
                          The path that standard input is taken for.
  --count <count>         How many. (default: 10)
  --seed <seed>           The seed; the same one gives the same submissions.
                          (default: 1)
  --date <date>           The date on which they are sent, as 2026-01-31;
                          without it, the first decreed day of the calendar.
  --service <service>     Which service, where there are several.
  --lang <lang>           The language of messages: id or en. (values: id, en)
  --version               Show the version.
