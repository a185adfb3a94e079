### Fråvær: ord på sidene til modulen.

## Menyen

absence-nav-follow-up = Oppfølging
absence-nav-absence = Fråvær

## Dagen til læraren

absence-lessons-today = Timane dine i dag
absence-lessons-on = Timane dine { $day }
absence-no-lessons-today = Du har ingen timar i dag.
absence-no-lessons = Du har ingen timar denne dagen.
absence-day-before = Førre dag med timar: { $day }
absence-day-after = Neste dag med timar: { $day }
absence-pupils = { $n ->
    [one] 1 elev
   *[other] { $n } elevar
}
absence-waiting = Dette ventar på deg
absence-waiting-rolls = { $n ->
    [one] 1 time er ikkje ført
   *[other] { $n } timar er ikkje førte
}
absence-waiting-reports = { $n ->
    [one] 1 melding om fråvær er ikkje avgjord
   *[other] { $n } meldingar om fråvær er ikkje avgjorde
}
absence-waiting-since = den eldste kom { $day }
absence-unknown-group = Gruppe utan namn

## Føring

absence-roll-title = Før fråvær: { $lesson }
absence-roll-back = Til timane denne dagen
absence-not-yet = Timen har ikkje vore enno. Fråvær blir ført tidlegast same dagen.
absence-another-teacher = Ein annan lærar
absence-cause-lead = Det er meir enn ei veke sidan timen. Det som stod, blir ståande som retta, og eleven kan sjå kvifor.
absence-cause = Kvifor rettar du no?
absence-cause-needed = Vel kvifor du rettar
absence-cause-save = Lagre rettinga
absence-cause-mistaken = Eg førte feil
absence-cause-told-later = Eg fekk vite det seinare
absence-cause-with-school = Eleven var med på noko i regi av skulen
absence-cause-lesson-moved = Timen var flytta eller avlyst

## Oppfølging

absence-overview = Oppfølging av fråvær
absence-overview-facts = Fråvær mot fråværsgrensa i kvart fag, per { $day }. Årsaker står ikkje i lista.
absence-overview-no-limit = Fråvær dette skuleåret, per { $day }. Årsaker står ikkje i lista.
absence-overview-caption = Elevar og fag, dei som er nærast grensa først
absence-overview-show = Vis
absence-overview-near = Over { $percent } i eit fag
absence-overview-all = Alle fag med fråvær
absence-overview-none = Ingen har fråvær dette skuleåret.
absence-overview-none-near = Ingen er nær grensa. Vel «Alle fag med fråvær» for å sjå resten.

absence-column-pupil = Elev
absence-column-subject = Fag
absence-column-absent = Borte
absence-column-bar = Mot grensa
absence-column-counts = Tel
absence-column-unaccepted = Udokumentert og eigenmeldt
absence-column-left = Igjen
absence-column-status = Status
absence-column-late = Sein
absence-column-day = Dag
absence-column-days = Dagar
absence-column-time = Tid
absence-column-effect = Mot grensa
absence-column-received = Motteken
absence-column-settle = Avgjer
absence-column-was = Stod som
absence-column-became = Er no
absence-column-cause = Kvifor
absence-column-by = Retta av
absence-column-documented = Dokumentert
absence-column-source = Kjem frå

absence-over = Over
absence-no-limit = Inga grense

## Fråværet til éin elev

absence-title = Fråvær
absence-own = Fråværet ditt
absence-of = Fråværet til { $name }
absence-the-pupil = eleven
absence-year-sum = Dette skuleåret: { $sum }.
absence-this-year = Dette skuleåret
absence-sum-none = ikkje noko fråvær
absence-sum-absent = { $time } borte
absence-sum-late = sein { $late ->
    [one] éin gong
   *[other] { $late } gonger
}
absence-sum-both = { $time } borte og sein { $late ->
    [one] éin gong
   *[other] { $late } gonger
}
absence-own-groups-only = Du ser berre timane i gruppene du underviser. Kontaktlæraren ser alle fag.
absence-by-subject = Fag for fag
absence-none = Det er ikkje ført noko fråvær dette skuleåret.
absence-lessons = Time for time
absence-reported = Meldt fråvær
absence-report-waits = Ventar på kontaktlæraren
absence-corrections = Rettingar
absence-effect-counts = Tel
absence-effect-counts-documented = Tel, men er dokumentert
absence-effect-does-not-count = Tel ikkje
absence-effect-late = Er ikkje fråvær
absence-children = Barna dine
absence-no-children = Du er ikkje registrert som føresett for nokon elev under 18 år her. Er det feil, snakk med kontoret på skulen.

absence-how = Slik reknar vi
absence-how-limit = Er du borte meir enn { $percent } prosent av årstimane i faget, kan du miste retten til karakter i faget. Opp til { $head } prosent kan rektor avgjere noko anna.
absence-how-running-total = Dokumentert sjukdom brukar òg av grensa, men er aldri sjølv over ho. Når grensa er brukt opp, må vidare sjukdom vere dokumentert av lege eller anna helsepersonell.
absence-how-quota = Berre fråvær utan dokumentasjon og eigenmeldt sjukdom brukar av grensa.
absence-how-source = Regelen står i { $law }, slik han lydde { $date }. Å kome for seint er ikkje fråvær.
absence-how-subject = { $subject }: { $counted } av { $annual } minutt tel. Grensa går ved { $allowed } minutt.

absence-imported = Frå eit anna system
absence-imported-lead = Dette er talt opp i eit anna system. Det er ikkje rekna med i søylene.
absence-imported-hours = { $amount } timar
absence-imported-days = { $amount } dagar
absence-imported-valid = Ja
absence-imported-invalid = Nei
absence-imported-unknown = Ikkje oppgitt
absence-imported-whole = I alt
absence-imported-day = Heile dagar

## Å melde fråvær

absence-report-do = Meld fråvær
absence-report-title = Meld fråvær
absence-report-own = Meld frå om at du er borte
absence-report-of = Meld frå om at { $name } er borte
absence-report-about = Meldt fråvær for { $name }
absence-report-back = Til fråværet
absence-report-from = Første dag
absence-report-to = Siste dag
absence-report-cause = Grunn
absence-report-reason = Noko meir skulen må vite
absence-report-reason-help = Skriv så lite du kan. Du treng ikkje fortelje kva sjukdommen er.
absence-report-who-sees = Grunnen kan eleven sjølv sjå, og { $why } At det er meldt fråvær, kan eleven sjølv sjå, og { $that }
absence-report-send = Send meldinga
absence-report-from-missing = Skriv inn den første dagen
absence-report-to-missing = Skriv inn ein dato, eller lat feltet stå tomt
absence-report-to-before-from = Vel ein dag som ikkje er før den første
absence-report-too-long-ago = Vel ein dag i dei siste to månadene, eller snakk med kontaktlæraren
absence-report-too-far-ahead = Vel ein dag i det neste halve året
absence-report-too-long = Meld høgst ein månad om gongen, og snakk med kontaktlæraren om lengre fråvær
absence-report-cause-missing = Vel ein grunn
absence-report-reason-long = Skriv høgst 1000 teikn
absence-report-done = Meldinga er motteken
absence-report-done-day = Skulen har fått vite om fråværet { $day }.
absence-report-done-days = Skulen har fått vite om fråværet frå og med { $from } til og med { $to }.
absence-report-next-roll = Lærarane ser «Meldt» når dei fører timane, ikkje kvifor.
absence-report-next-settle = Kontaktlæraren avgjer om fråværet tel mot fråværsgrensa.
absence-report-another = Meld meir fråvær

absence-because-self-declared = Sjuk
absence-because-self-declared-help = Eigenmelding. Inga legeerklæring.
absence-because-self-declared-certified = Sjuk, med stadfesta høgare risiko
absence-because-self-declared-certified-help = Eigenmelding, og helsepersonell har stadfesta at sjukdommen gir meir fråvær.
absence-because-health-documented = Sjuk eller hos lege, med dokumentasjon
absence-because-health-documented-help = Lege, tannlege, psykolog eller anna helsepersonell har dokumentert det.
absence-because-other-documented = Ein annan grunn som er dokumentert
absence-because-other-documented-help = Til dømes velferdsgrunnar, religiøs høgtid, førarprøve eller tillitsverv.
absence-because-undocumented = Ein annan grunn utan dokumentasjon
absence-because-undocumented-help = Til dømes ferie.

## Å avgjere meldingar

absence-reports = Meldingar om fråvær
absence-reports-lead = Grunnen står bak «Sjå grunnen». Du må stadfeste at det er deg før du ser han, og eleven kan sjå at du gjorde det.
absence-reports-none = Ingen meldingar ventar. Dei kjem hit når ein føresett eller ein elev over 18 år melder fråvær.
absence-reports-open = Sjå grunnen
absence-reported-cause = Meldt grunn
absence-reported-words = Med eigne ord
absence-reported-no-words = Ikkje skrive noko
absence-reasons = Grunnar til fråvær
absence-reasons-open = Sjå grunnane
absence-reasons-none = Ingen grunnar er melde.
absence-column-reason = Grunn
absence-column-words = Med eigne ord
absence-settle = Avgjer
absence-settle-cause = Kva er dokumentert?
absence-settle-effect = Valet gjeld alt fråvær i desse dagane. Føringa viser berre om det tel, ikkje kvifor.
absence-settled = Meldinga er avgjord

## Mappa

absence-folder-title = Fråvær
absence-folder-none = Ikkje noko fråvær er ført dette skuleåret.
