# Every visible word. The same keys in all languages.
board-games-nav = Board games
board-games-title = Board games
board-games-none = Nothing has been recorded.
board-games-entries = Recorded
board-games-column-pupil = Pupil
board-games-column-day = Day
board-games-record = Record
board-games-field-pupil = Pupil
board-games-field-day = Day
board-games-saved = Saved
board-games-choose-pupil = Choose a pupil from the list.
board-games-give-day = Give a day, for example 20.11.2026.
action-list-board-games-entries = list what is recorded in Board games
action-record-board-games-entry = record in Board games
refused-list-board-games-entries = You cannot see this
refused-record-board-games-entry = You cannot record this
