# What the language offers, for people and for editors.

$ mppc keywords --lang en | sed -n '1,3p'
catalog.catalog: the catalog's own id
catalog.edition: the edition of the catalog
catalog.name: the name that people read

$ mppc keywords | grep '^step.within'
step.within: waktu langkah ini

$ mppc schema calendar | sed -n '2,8p'
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:mpp:schema:calendar:1",
  "title": "kalender · a calendar",
  "type": "object",
  "required": [
    "calendar",
    "from",

$ mppc schema -o schemas
schemas/calendar.schema.json
schemas/catalog.schema.json
schemas/configuration.schema.json
schemas/rules.schema.json
schemas/scenarios.schema.json
schemas/service.schema.json
schemas/standard.schema.json

$ mppc schema layanan
mppc: tidak ada jenis berkas `layanan`; yang ada calendar, catalog, configuration, rules, scenarios, service, standard
mppc: `mppc help schema` menjelaskan perintah ini
? 2
