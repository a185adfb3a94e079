# Alle ord som vises. Samme nøkler i alle språk.
board-games-nav = Board games
board-games-title = Board games
board-games-none = Ingenting er registrert.
board-games-entries = Registrert
board-games-column-pupil = Elev
board-games-column-day = Dag
board-games-record = Registrer
board-games-field-pupil = Elev
board-games-field-day = Dag
board-games-saved = Lagret
board-games-choose-pupil = Velg en elev fra listen.
board-games-give-day = Oppgi en dag, for eksempel 20.11.2026.
action-list-board-games-entries = liste det som er registrert i Board games
action-record-board-games-entry = registrere i Board games
refused-list-board-games-entries = Du kan ikke se dette
refused-record-board-games-entry = Du kan ikke registrere dette
