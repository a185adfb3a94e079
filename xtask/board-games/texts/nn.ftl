# Alle ord som blir viste. Same nøklar i alle språk.
board-games-nav = Board games
board-games-title = Board games
board-games-none = Ingenting er registrert.
board-games-entries = Registrert
board-games-column-pupil = Elev
board-games-column-day = Dag
board-games-record = Registrer
board-games-field-pupil = Elev
board-games-field-day = Dag
board-games-saved = Lagra
board-games-choose-pupil = Vel ein elev frå lista.
board-games-give-day = Oppgi ein dag, til dømes 20.11.2026.
action-list-board-games-entries = liste det som er registrert i Board games
action-record-board-games-entry = registrere i Board games
refused-list-board-games-entries = Du kan ikkje sjå dette
refused-record-board-games-entry = Du kan ikkje registrere dette
