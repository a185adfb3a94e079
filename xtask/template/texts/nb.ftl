# Alle ord som vises. Samme nøkler i alle språk.
{{name}}-nav = {{Name}}
{{name}}-title = {{Name}}
{{name}}-none = Ingenting er registrert.
{{name}}-entries = Registrert
{{name}}-column-pupil = Elev
{{name}}-column-day = Dag
{{name}}-record = Registrer
{{name}}-field-pupil = Elev
{{name}}-field-day = Dag
{{name}}-saved = Lagret
{{name}}-choose-pupil = Velg en elev fra listen.
{{name}}-give-day = Oppgi en dag, for eksempel 20.11.2026.
action-list-{{name}}-entries = liste det som er registrert i {{Name}}
action-record-{{name}}-entry = registrere i {{Name}}
refused-list-{{name}}-entries = Du kan ikke se dette
refused-record-{{name}}-entry = Du kan ikke registrere dette
