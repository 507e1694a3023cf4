#!/usr/bin/env bash
# Takes one SITU case of Kabupaten Sinjai through the real server by curl: applied for, sent back, mended, inspected, signed,
# released, handed over; the applicant looks at each state and downloads the output. Exits with 1 at the first thing that is not so.
#
#   scripts/walk.sh [path of mppd]
set -euo pipefail
cd "$(dirname "$0")/.."
mppd=${1:-.build/debug/mppd}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

"$mppd" serve services/73.07-sinjai --demo --port 0 --database "$work/mpp.sqlite" >"$work/out" 2>"$work/err" &
server=$!
for _ in $(seq 150); do grep -q '^mppd: http' "$work/out" && break; kill -0 $server || { cat "$work/err"; exit 1; }; sleep 0.2; done
base=$(sed -n 's/^mppd: \(http.*\)\/$/\1/p' "$work/out")
[ -n "$base" ] || { echo "the server did not start"; cat "$work/err"; exit 1; }
echo "server at $base"

# field FILE A B … = the value at that place of a JSON file
field() { python3 -c 'import json,sys
v=json.load(open(sys.argv[1]))
for k in sys.argv[2:]: v=v[int(k)] if isinstance(v,list) else v.get(k,"")
print(v if isinstance(v,str) else json.dumps(v))' "$@"; }
fail() { echo "FAILED: $*"; cat "$work/body"; echo; exit 1; }
is() { [ "$2" = "$3" ] || fail "$1: expected “$3”, got “$2”"; echo "  $1: $2"; }
key() { python3 -c 'import secrets; print(secrets.token_hex(16))'; }
# call STATUS METHOD PATH [curl arguments]
call() {
  local expected=$1 method=$2 path=$3; shift 3
  local status; status=$(curl -s -o "$work/body" -w '%{http_code}' -X "$method" "$base$path" "$@")
  [ "$status" = "$expected" ] || fail "$method $path: status $status in place of $expected"
}
login() { # login ROLE: its cookie and token from then on
  local password; password=$(awk -v r="$1" '$1 == r { print $2 }' "$work/out")
  call 200 POST /api/v1/session -c "$work/cookie.$1" -H 'Content-Type: application/json' -d "{\"login\":\"$1\",\"password\":\"$password\"}"
  field "$work/body" csrf >"$work/csrf.$1"
}
act() { # act STATUS ROLE JSON
  call "$1" POST "/api/v1/cases/$number/acts" -b "$work/cookie.$2" -H "X-CSRF-Token: $(cat "$work/csrf.$2")" \
    -H 'Content-Type: application/json' -H "Idempotency-Key: $(key)" -d "$3"
}
seen() { # what the applicant sees: the open step
  call 200 GET "/api/v1/cases/$number" -H "Authorization: Bearer $secret"
  is "the applicant sees" "$(field "$work/body" open 0 name)" "$1"
}

echo "the catalog, the service, the schema, the API's document"
call 200 GET /api/v1/catalog
call 200 GET /api/v1/services/situ
call 200 GET /api/v1/services/situ/schema
call 200 GET /api/v1/openapi.json
is "OpenAPI" "$(field "$work/body" openapi)" 3.1.0
call 404 GET /api/v1/services/tidak-ada

echo "an upload is what it is by content"
printf '%%PDF-1.4\n%% denah\n' >"$work/denah.pdf"
printf '<html><script>alert(1)</script>' >"$work/palsu.pdf"
call 415 POST '/api/v1/uploads?name=palsu.pdf' --data-binary "@$work/palsu.pdf" -H 'Content-Type: application/pdf'
call 201 POST '/api/v1/uploads?name=denah.pdf' --data-binary "@$work/denah.pdf" -H 'Content-Type: application/octet-stream'
file=$(field "$work/body" file)
is "type" "$(field "$work/body" type)" application/pdf

submission() { # submission FILE: complete, but for the place of $1
  cat <<JSON
{"applicant":"person","channel":"online","delivery":{"situ":"download"},
 "form":{"pemohon":{"nama":"Sitti Aminah","nik":"7307014501900001","alamat":"Jalan Persatuan Raya 1"},
  "usaha":{"nama_usaha":"Warung Aminah","bidang":"Warung makan","alamat_usaha":"Jalan Persatuan Raya 1","di_pasar":$1,"perlu_rekomendasi":false}},
 "documents":{"permohonan":{"file":"$file"},"foto":{"file":"$file"},"ktp":{"file":"$file"},"pbb":{"file":"$file"},
  "lahan":{"sertifikat":{"file":"$file"}},"denah":{"file":"$file"},"sku":{"file":"$file"}}}
JSON
}

echo "all faults at once"
call 422 POST /api/v1/services/situ/cases -H 'Content-Type: application/json' -H "Idempotency-Key: $(key)" \
  -d '{"applicant":"person","channel":"online","form":{"pemohon":{"nama":"Sitti","nik":"73"},"lain":{}}}'
is "problem" "$(field "$work/body" type)" urn:mpp:problem:invalid-input
faults=$(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["errors"]))' "$work/body")
[ "$faults" -gt 10 ] || fail "only $faults faults"
echo "  $faults faults"

echo "a document that an answer asks for is asked for"
submission true >"$work/pasar.json"
call 422 POST /api/v1/services/situ/cases -H 'Content-Type: application/json' -H "Idempotency-Key: $(key)" -d "@$work/pasar.json"
is "pointer" "$(field "$work/body" errors 0 pointer)" /documents/surat_pasar

echo "applied for, twice with one key: one case"
submission false >"$work/sub.json"
k=$(key)
call 201 POST /api/v1/services/situ/cases -H 'Content-Type: application/json' -H "Idempotency-Key: $k" -d "@$work/sub.json"
number=$(field "$work/body" case); secret=$(field "$work/body" secret)
call 201 POST /api/v1/services/situ/cases -H 'Content-Type: application/json' -H "Idempotency-Key: $k" -d "@$work/sub.json"
is "the same case" "$(field "$work/body" case)" "$number"
is "the same secret" "$(field "$work/body" secret)" "$secret"
call 404 GET "/api/v1/cases/$number"
call 404 GET "/api/v1/cases/$number" -H "Authorization: Bearer 00000000000000000000000000"
seen "Pemeriksaan berkas"

echo "the officers"
call 401 GET /api/v1/inbox
for role in pemeriksa kepala_dinas loket; do login $role; done
call 200 GET /api/v1/inbox -b "$work/cookie.pemeriksa"
is "in the inbox" "$(field "$work/body" tasks 0 case)" "$number"
call 403 POST "/api/v1/cases/$number/acts" -b "$work/cookie.pemeriksa" -H 'Content-Type: application/json' -H "Idempotency-Key: $(key)" \
  -d '{"step":"pemeriksaan","action":"lengkap"}'
is "without the token" "$(field "$work/body" type)" urn:mpp:problem:csrf
act 403 loket '{"step":"pemeriksaan","action":"lengkap"}'

echo "sent back, and mended"
act 422 pemeriksa '{"step":"pemeriksaan","action":"kembalikan"}'
is "no reason" "$(field "$work/body" type)" urn:mpp:problem:reason-required
act 200 pemeriksa '{"step":"pemeriksaan","action":"kembalikan","reason":"Denah tidak terbaca","ticked":["denah"]}'
call 200 GET "/api/v1/cases/$number" -H "Authorization: Bearer $secret"
is "the clock stands" "$(field "$work/body" stands)" true
is "the reason" "$(field "$work/body" reason)" "Denah tidak terbaca"
call 201 POST '/api/v1/uploads?name=denah2.pdf' --data-binary "@$work/denah.pdf"
again=$(field "$work/body" file)
call 200 POST "/api/v1/cases/$number/repair" -H "Authorization: Bearer $secret" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: $(key)" -d "{\"step\":\"pemeriksaan\",\"documents\":{\"denah\":{\"file\":\"$again\"}}}"
seen "Pemeriksaan berkas"

echo "complete, inspected, signed, released, handed over"
act 200 pemeriksa '{"step":"pemeriksaan","action":"lengkap"}'; seen "Pemeriksaan lokasi"
[ -n "$(field "$work/body" promises 0 due)" ] || fail "no promise runs"
act 422 pemeriksa '{"step":"peninjauan","action":"done"}'
act 200 pemeriksa '{"step":"peninjauan","action":"done","fields":{"catatan":"Lokasi sesuai denah"}}'; seen "Penandatanganan izin"
call 404 GET "/api/v1/cases/$number/outputs/situ" -H "Authorization: Bearer $secret"
act 200 kepala_dinas '{"step":"penetapan","action":"done"}'; seen "Penyerahan"
act 200 loket '{"step":"penyerahan","action":"done"}'
call 200 GET "/api/v1/cases/$number" -H "Authorization: Bearer $secret"
is "the end" "$(field "$work/body" end)" granted
call 200 GET "/api/v1/cases/$number/outputs" -H "Authorization: Bearer $secret"
output=$(field "$work/body" outputs 0 number)
call 200 GET "/api/v1/cases/$number/outputs/situ" -H "Authorization: Bearer $secret"
grep -q "$output" "$work/body" || fail "the letter lacks its number $output"
grep -q "Warung Aminah" "$work/body" || fail "the letter lacks the name"
echo "  downloaded: $output"
call 409 POST "/api/v1/cases/$number/withdraw" -H "Authorization: Bearer $secret" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: $(key)" -d '{}'
call 200 GET "/api/v1/cases/$number/files/$again" -H "Authorization: Bearer $secret"
cmp -s "$work/body" "$work/denah.pdf" || fail "the file that was handed in came back changed"

echo "the journal"
kill "$server"; wait "$server" 2>/dev/null || true
"$mppd" verify --database "$work/mpp.sqlite"
echo "walked."
