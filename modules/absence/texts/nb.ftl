### Fravær: ord på modulens sider.

## Menyen

absence-nav-follow-up = Oppfølging
absence-nav-absence = Fravær

## Lærerens dag

absence-lessons-today = Timene dine i dag
absence-lessons-on = Timene dine { $day }
absence-no-lessons-today = Du har ingen timer i dag.
absence-no-lessons = Du har ingen timer denne dagen.
absence-day-before = Forrige dag med timer: { $day }
absence-day-after = Neste dag med timer: { $day }
absence-pupils = { $n ->
    [one] 1 elev
   *[other] { $n } elever
}
absence-waiting = Dette venter på deg
absence-waiting-rolls = { $n ->
    [one] 1 time er ikke ført
   *[other] { $n } timer er ikke ført
}
absence-waiting-reports = { $n ->
    [one] 1 melding om fravær er ikke avgjort
   *[other] { $n } meldinger om fravær er ikke avgjort
}
absence-waiting-since = den eldste kom { $day }
absence-unknown-group = Gruppe uten navn

## Føring

absence-roll-title = Før fravær: { $lesson }
absence-roll-back = Til timene denne dagen
absence-not-yet = Timen har ikke vært ennå. Fravær føres tidligst samme dag.
absence-another-teacher = En annen lærer
absence-cause-lead = Det er mer enn en uke siden timen. Det som sto, blir stående som rettet, og eleven kan se hvorfor.
absence-cause = Hvorfor retter du nå?
absence-cause-needed = Velg hvorfor du retter
absence-cause-save = Lagre rettelsen
absence-cause-mistaken = Jeg førte feil
absence-cause-told-later = Jeg fikk vite det senere
absence-cause-with-school = Eleven var med på noe i skolens regi
absence-cause-lesson-moved = Timen var flyttet eller avlyst

## Oppfølging

absence-overview = Oppfølging av fravær
absence-overview-facts = Fravær mot fraværsgrensen i hvert fag, per { $day }. Årsaker vises ikke i listen.
absence-overview-no-limit = Fravær dette skoleåret, per { $day }. Årsaker vises ikke i listen.
absence-overview-caption = Elever og fag, de som er nærmest grensen først
absence-overview-show = Vis
absence-overview-near = Over { $percent } i et fag
absence-overview-all = Alle fag med fravær
absence-overview-none = Ingen har fravær dette skoleåret.
absence-overview-none-near = Ingen er nær grensen. Velg «Alle fag med fravær» for å se resten.

absence-column-pupil = Elev
absence-column-subject = Fag
absence-column-absent = Borte
absence-column-bar = Mot grensen
absence-column-counts = Teller
absence-column-unaccepted = Udokumentert og egenmeldt
absence-column-left = Igjen
absence-column-status = Status
absence-column-late = Sen
absence-column-day = Dag
absence-column-days = Dager
absence-column-time = Tid
absence-column-effect = Mot grensen
absence-column-received = Mottatt
absence-column-settle = Avgjør
absence-column-was = Sto som
absence-column-became = Er nå
absence-column-cause = Hvorfor
absence-column-by = Rettet av
absence-column-documented = Dokumentert
absence-column-source = Kommer fra

absence-over = Over
absence-no-limit = Ingen grense

## Én elevs fravær

absence-title = Fravær
absence-own = Fraværet ditt
absence-of = Fraværet til { $name }
absence-the-pupil = eleven
absence-year-sum = Dette skoleåret: { $sum }.
absence-this-year = Dette skoleåret
absence-sum-none = ikke noe fravær
absence-sum-absent = { $time } borte
absence-sum-late = sen { $late ->
    [one] én gang
   *[other] { $late } ganger
}
absence-sum-both = { $time } borte og sen { $late ->
    [one] én gang
   *[other] { $late } ganger
}
absence-own-groups-only = Du ser bare timene i gruppene du underviser. Kontaktlæreren ser alle fag.
absence-by-subject = Fag for fag
absence-none = Det er ikke ført noe fravær dette skoleåret.
absence-lessons = Time for time
absence-reported = Meldt fravær
absence-report-waits = Venter på kontaktlæreren
absence-corrections = Rettelser
absence-effect-counts = Teller
absence-effect-counts-documented = Teller, men er dokumentert
absence-effect-does-not-count = Teller ikke
absence-effect-late = Er ikke fravær
absence-children = Barna dine
absence-no-children = Du er ikke registrert som foresatt for noen elev under 18 år her. Er det feil, snakk med skolens kontor.

absence-how = Slik regner vi
absence-how-limit = Er du borte mer enn { $percent } prosent av fagets årstimer, kan du miste retten til karakter i faget. Opp til { $head } prosent kan rektor bestemme noe annet.
absence-how-running-total = Dokumentert sykdom bruker også av grensen, men er aldri selv over den. Når grensen er brukt opp, må videre sykdom være dokumentert av lege eller annet helsepersonell.
absence-how-quota = Bare fravær uten dokumentasjon og egenmeldt sykdom bruker av grensen.
absence-how-source = Regelen står i { $law }, slik den lød { $date }. Å komme for sent er ikke fravær.
absence-how-subject = { $subject }: { $counted } av { $annual } minutter teller. Grensen går ved { $allowed } minutter.

absence-imported = Fra et annet system
absence-imported-lead = Dette er telt opp i et annet system. Det er ikke regnet med i søylene.
absence-imported-hours = { $amount } timer
absence-imported-days = { $amount } dager
absence-imported-valid = Ja
absence-imported-invalid = Nei
absence-imported-unknown = Ikke oppgitt
absence-imported-whole = I alt
absence-imported-day = Hele dager

## Å melde fravær

absence-report-do = Meld fravær
absence-report-title = Meld fravær
absence-report-own = Meld fra om at du er borte
absence-report-of = Meld fra om at { $name } er borte
absence-report-about = Meldt fravær for { $name }
absence-report-back = Til fraværet
absence-report-from = Første dag
absence-report-to = Siste dag
absence-report-cause = Grunn
absence-report-reason = Noe mer skolen må vite
absence-report-reason-help = Skriv så lite du kan. Du trenger ikke fortelle hva sykdommen er.
absence-report-who-sees = Grunnen kan ses av eleven selv og { $why } At det er meldt fravær, kan ses av eleven selv og { $that }
absence-report-send = Send meldingen
absence-report-from-missing = Skriv inn den første dagen
absence-report-to-missing = Skriv inn en dato, eller la feltet stå tomt
absence-report-to-before-from = Velg en dag som ikke er før den første
absence-report-too-long-ago = Velg en dag i de siste to månedene, eller snakk med kontaktlæreren
absence-report-too-far-ahead = Velg en dag i det neste halve året
absence-report-too-long = Meld høyst en måned om gangen, og snakk med kontaktlæreren om lengre fravær
absence-report-cause-missing = Velg en grunn
absence-report-reason-long = Skriv høyst 1000 tegn
absence-report-done = Meldingen er mottatt
absence-report-done-day = Skolen har fått vite om fraværet { $day }.
absence-report-done-days = Skolen har fått vite om fraværet fra og med { $from } til og med { $to }.
absence-report-next-roll = Lærerne ser «Meldt» når de fører timene, ikke hvorfor.
absence-report-next-settle = Kontaktlæreren avgjør om fraværet teller mot fraværsgrensen.
absence-report-another = Meld mer fravær

absence-because-self-declared = Syk
absence-because-self-declared-help = Egenmelding. Ingen legeerklæring.
absence-because-self-declared-certified = Syk, med bekreftet høyere risiko
absence-because-self-declared-certified-help = Egenmelding, og helsepersonell har bekreftet at sykdommen gir mer fravær.
absence-because-health-documented = Syk eller hos lege, med dokumentasjon
absence-because-health-documented-help = Lege, tannlege, psykolog eller annet helsepersonell har dokumentert det.
absence-because-other-documented = En annen grunn som er dokumentert
absence-because-other-documented-help = For eksempel velferdsgrunner, religiøs høytid, førerprøve eller tillitsverv.
absence-because-undocumented = En annen grunn uten dokumentasjon
absence-because-undocumented-help = For eksempel ferie.

## Å avgjøre meldinger

absence-reports = Meldinger om fravær
absence-reports-lead = Grunnen står bak «Se grunnen». Du må bekrefte at det er deg før du ser den, og eleven kan se at du gjorde det.
absence-reports-none = Ingen meldinger venter. De kommer hit når en foresatt eller en elev over 18 år melder fravær.
absence-reports-open = Se grunnen
absence-reported-cause = Meldt grunn
absence-reported-words = Med egne ord
absence-reported-no-words = Ikke skrevet noe
absence-reasons = Grunner til fravær
absence-reasons-open = Se grunnene
absence-reasons-none = Ingen grunner er meldt.
absence-column-reason = Grunn
absence-column-words = Med egne ord
absence-settle = Avgjør
absence-settle-cause = Hva er dokumentert?
absence-settle-effect = Valget gjelder alt fravær i disse dagene. Føringen viser bare om det teller, ikke hvorfor.
absence-settled = Meldingen er avgjort

## Mappen

absence-folder-title = Fravær
absence-folder-none = Ikke noe fravær er ført dette skoleåret.
