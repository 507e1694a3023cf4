# The same findings as each kind of pipeline takes them.

$ cp -r "$SERVICES/12.19-batu-bara" kec && sed -i 's/to: selesai/to: selesaii/' kec/sktm.service.yaml; rm -f kec/*.scenarios.yaml; mppc check kec --format short --lang en
kec/catalog.yaml:7:11: error[MPP0301 unknown-name]: unknown calendar `nasional/indonesia-2026`
kec/sktm.service.yaml:60:71: error[MPP0301 unknown-name]: unknown step `selesaii`
? 1

$ mppc check kec --format github --lang en
::error file=kec/catalog.yaml,line=7,endLine=7,col=11,endColumn=34,title=MPP0301 unknown-name::unknown calendar `nasional/indonesia-2026`%0Ait is a calendar of the catalog `nasional`: that one's folder stands beside this one, or is given in the same command
::error file=kec/sktm.service.yaml,line=60,endLine=60,col=71,endColumn=79,title=MPP0301 unknown-name::unknown step `selesaii`%0Adid you mean `selesai`?
? 1

$ mppc check kec --format gitlab --lang id | head -14
[
  {
    "description": "kalender `nasional/indonesia-2026` tidak dikenal\nini kalender katalog `nasional`: letakkan foldernya di samping folder ini, atau sebutkan dalam perintah yang sama",
    "check_name": "MPP0301 unknown-name",
    "fingerprint": "11e860c43863f15200d54c6ae0fa4b72f87bfb2c426b7ff1da65d5f52d77fb02",
    "severity": "blocker",
    "location": {
      "path": "kec/catalog.yaml",
      "lines": {
        "begin": 7
      }
    }
  },
  {

$ mppc check kec --format junit --lang en
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="mppc" tests="2" failures="2" errors="0">
    <testcase classname="kec/catalog.yaml" name="MPP0301 unknown-name, 7:11"><failure type="error" message="unknown calendar `nasional/indonesia-2026`">kec/catalog.yaml:7:11: error[MPP0301]: unknown calendar `nasional/indonesia-2026`&#10;it is a calendar of the catalog `nasional`: that one's folder stands beside this one, or is given in the same command</failure></testcase>
    <testcase classname="kec/sktm.service.yaml" name="MPP0301 unknown-name, 60:71"><failure type="error" message="unknown step `selesaii`">kec/sktm.service.yaml:60:71: error[MPP0301]: unknown step `selesaii`&#10;did you mean `selesai`?</failure></testcase>
  </testsuite>
</testsuites>
? 1

$ mppc check kec --format sarif --lang en | head -70
{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "mppc",
          "version": "0.1.0",
          "language": "en",
          "rules": [
            {
              "id": "MPP0301",
              "name": "unknown-name",
              "shortDescription": {
                "text": "a name that nothing has"
              },
              "fullDescription": {
                "text": "Steps, outputs, fees and laws are declared in the service; roles, agencies, field groups and calendars in its catalog."
              },
              "defaultConfiguration": {
                "level": "error"
              }
            }
          ]
        }
      },
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "MPP0301",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "unknown calendar `nasional/indonesia-2026`\nit is a calendar of the catalog `nasional`: that one's folder stands beside this one, or is given in the same command"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "kec/catalog.yaml"
                },
                "region": {
                  "startLine": 7,
                  "startColumn": 11,
                  "endLine": 7,
                  "endColumn": 34
                }
              }
            }
          ],
          "properties": {
            "severity": "error"
          }
        },
        {
          "ruleId": "MPP0301",
          "ruleIndex": 0,
          "level": "error",
          "message": {
            "text": "unknown step `selesaii`\ndid you mean `selesai`?"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "kec/sktm.service.yaml"
                },
                "region": {
                  "startLine": 60,

$ mppc check kec --format narration --lang en
Finding 1 of 2, error, MPP0301 unknown-name.
Unknown calendar `nasional/indonesia-2026`.
File kec/catalog.yaml, line 7, column 11: nasional/indonesia-2026.
Help: It is a calendar of the catalog `nasional`: that one's folder stands beside this one, or is given in the same command.

Finding 2 of 2, error, MPP0301 unknown-name.
Unknown step `selesaii`.
File kec/sktm.service.yaml, line 60, column 71: selesaii.
Help: Did you mean `selesai`?

2 errors
? 1

$ mppc check kec --format narration --lang id | head -5
Temuan 1 dari 2, error, MPP0301 unknown-name.
Kalender `nasional/indonesia-2026` tidak dikenal.
Berkas kec/catalog.yaml, baris 7, kolom 11: nasional/indonesia-2026.
Bantuan: Ini kalender katalog `nasional`: letakkan foldernya di samping folder ini, atau sebutkan dalam perintah yang sama.
