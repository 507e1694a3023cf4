# A region's first catalog is without a finding, its scenarios pass, and it can be built and drawn.

$ mppc init kota --lang en

$ mppc check kota --lang en

$ mppc check kota --lang id --format json

$ mppc test kota --lang en

$ mppc build kota -o built --lang en && find built -type f | sort

$ mppc graph kota --lang id

# Nothing that is there is ever overwritten.

$ mppc init kota --lang en

# The calendar is the one of the national catalog.

$ cmp kota/indonesia-2026.calendar.yaml $SERVICES/nasional/indonesia-2026.calendar.yaml && echo same
