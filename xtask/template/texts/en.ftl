# Every visible word. The same keys in all languages.
{{name}}-nav = {{Name}}
{{name}}-title = {{Name}}
{{name}}-none = Nothing has been recorded.
{{name}}-entries = Recorded
{{name}}-column-pupil = Pupil
{{name}}-column-day = Day
{{name}}-record = Record
{{name}}-field-pupil = Pupil
{{name}}-field-day = Day
{{name}}-saved = Saved
{{name}}-choose-pupil = Choose a pupil from the list.
{{name}}-give-day = Give a day, for example 20.11.2026.
action-list-{{name}}-entries = list what is recorded in {{Name}}
action-record-{{name}}-entry = record in {{Name}}
refused-list-{{name}}-entries = You cannot see this
refused-record-{{name}}-entry = You cannot record this
