# So many bytes that not all trees are kept: what is found is the same.

$ cp -r $SERVICES/nasional $SERVICES/33.* .; sed -i 's/    by: loket$/    by: lokett/' 33*/*.service.yaml; mppc check . --format json > small

$ for f in $(ls 33*/*.service.yaml | head -4) $(ls 33*/*.scenarios.yaml | head -1); do yes '# catatan yang panjang' | head -c 4000000 >> $f; echo >> $f; done; du -sm --apparent-size . | cut -f1; mppc check . --format json > large; cmp small large && grep -c '"code"' large
20
23
