# Alle ord som blir viste. Same nøklar i alle språk.
{{name}}-nav = {{Name}}
{{name}}-title = {{Name}}
{{name}}-none = Ingenting er registrert.
{{name}}-entries = Registrert
{{name}}-column-pupil = Elev
{{name}}-column-day = Dag
{{name}}-record = Registrer
{{name}}-field-pupil = Elev
{{name}}-field-day = Dag
{{name}}-saved = Lagra
{{name}}-choose-pupil = Vel ein elev frå lista.
{{name}}-give-day = Oppgi ein dag, til dømes 20.11.2026.
action-list-{{name}}-entries = liste det som er registrert i {{Name}}
action-record-{{name}}-entry = registrere i {{Name}}
refused-list-{{name}}-entries = Du kan ikkje sjå dette
refused-record-{{name}}-entry = Du kan ikkje registrere dette
