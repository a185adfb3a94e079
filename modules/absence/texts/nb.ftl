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
absence-roll-gone = { $n ->
    [one] 1 elev som var i gruppen denne dagen, står ikke i listen fordi eleven har sluttet eller flyttet.
   *[other] { $n } elever som var i gruppen denne dagen, står ikke i listen fordi de har sluttet eller flyttet.
}
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
absence-column-remark = Kommentar
absence-column-roll = Ført
absence-column-minutes = Minutter
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
absence-weeks = Uke for uke
absence-weeks-most = Hver søyle er en uke. Mest borte i uka fra { $day }: { $time }.
absence-lessons = Time for time
absence-remark = Kommentar
absence-remark-about = Kommentar til fraværet til { $name }
absence-remark-help = Skriv det som hørte til timen, for eksempel «gikk etter pause» eller «hadde sagt fra». Grunnen skriver eleven eller de hjemme selv. Tomt felt tar bort kommentaren din.
absence-remark-write = Skriv kommentar
absence-remark-change = Endre kommentaren
absence-remark-save = Lagre kommentaren
absence-remark-saved = Kommentaren er lagret
absence-remark-who-sees = Kommentaren kan ses av eleven selv og { $who }
absence-remark-anothers = En annen lærer har alt skrevet en kommentar her. Den står, og din er ikke lagret.
absence-remarks-open = Se kommentarene
absence-file = Last ned fraværet som regneark
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
absence-law = Regelen står i { $law }, slik den lød { $date }.
absence-how-subject = { $subject }: { $counted } av { $annual } minutter teller. Grensen går ved { $allowed } minutter.

absence-imported = Fra et annet system
absence-imported-lead = Dette er talt opp i et annet system. Timer i et fag er regnet med mot fraværsgrensen når de ikke er dokumentert, og dager er regnet med til vitnemålet.
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

## Det elevsiden peker videre til

absence-to-do = Dette kan du gjøre
absence-letters = Varsler og avgjørelser
absence-steps = Oppfølging
absence-kept-by-head = Rektor har avgjort at du beholder retten
absence-column-note = Anmerkning
absence-column-written = Skrevet av
absence-column-state = Endre
absence-column-warning = Varsel
absence-column-signs = Hvorfor
absence-column-done = Gjort
absence-column-note-done = Skriv ned

## Orden og oppførsel

absence-conduct = Orden og oppførsel
absence-conduct-own = Din orden og oppførsel
absence-conduct-of = Orden og oppførsel: { $name }
absence-conduct-back = Til orden og oppførsel
absence-conduct-own-groups-only = Du ser bare det som hører til gruppene du underviser. Kontaktlæreren ser alt.
absence-late = Sen til timen
absence-late-none = Ingen sene ankomster er ført dette skoleåret.
absence-notes = Anmerkninger
absence-notes-none = Ingen anmerkninger er skrevet dette skoleåret.
absence-note-whole-school = Skoledagen ellers
absence-note-write = Skriv anmerkning
absence-note-about = Anmerkning om { $name }
absence-note-change = Rett eller trekk tilbake
absence-note-words-open = Se det som er skrevet med egne ord
absence-note-saved = Anmerkningen er lagret
absence-note-withdrawn-done = Anmerkningen er trukket tilbake
absence-note-equipment = Manglet bøker eller utstyr
absence-note-hand-in = Leverte ikke i tide
absence-note-left-lesson = Gikk fra timen uten lov
absence-note-broke-rules = Brøt skolereglene
absence-note-disturbed = Forstyrret timen
absence-note-inconsiderate = Var lite hensynsfull
absence-concern-order = Orden
absence-concern-conduct = Oppførsel
absence-note-field-day = Dag
absence-note-field-kind = Hva anmerkningen gjelder
absence-note-field-group = Hvor det var
absence-note-field-words = Med egne ord
absence-note-words-help = Skriv kort hva som skjedde. Skriv ikke om helse, og nevn ikke andre elever.
absence-note-who-sees = Anmerkningen kan ses av eleven selv og { $who }
absence-note-save = Lagre anmerkningen
absence-note-day-wrong = Velg en dag i de siste 30 dagene
absence-note-kind-missing = Velg hva anmerkningen gjelder
absence-note-words-long = Skriv høyst 500 tegn
absence-withdraw-lead = Det som sto der, blir stående med strek over: hvem som skrev det, hvem som trakk det, og hvorfor.
absence-withdraw-because = Hvorfor trekker du den tilbake?
absence-withdraw-because-missing = Velg hvorfor du trekker den tilbake
absence-withdraw-mistaken = Den var feil
absence-withdraw-wrong-pupil = Den gjaldt en annen elev. Det som er skrevet med egne ord, slettes.
absence-withdraw-settled = Vi har snakket om det og legger det bort
absence-withdraw = Trekk tilbake
absence-note-replace = Skriv en ny som erstatter den
absence-withdrawn-mistaken = Trukket: feil
absence-withdrawn-wrong-pupil = Trukket: gjaldt en annen
absence-withdrawn-settled = Trukket: lagt bort
absence-withdrawn-replaced = Erstattet av en ny
absence-doubt-order = Det kan bli aktuelt å varsle om nedsatt karakter i orden.
absence-doubt-conduct = Det kan bli aktuelt å varsle om nedsatt karakter i oppførsel.
absence-warning-consider = Se grunnlaget
absence-warn-order = Varsle om orden
absence-warn-conduct = Varsle om oppførsel
absence-warn-conduct-lead = Karakteren settes etter en samlet vurdering, ikke ved å telle. Et varsel skal gi eleven tid til å rette det opp.
absence-fact-late = Sen til timen dette halvåret
absence-fact-notes = Anmerkninger dette halvåret
absence-fact-counted = Teller mot grensen
absence-fact-annual = Timene i faget i et helt år
absence-fact-left = Igjen til grensen
absence-fact-total = Fravær i alt, også dokumentert
absence-fact-unaccepted = Udokumentert og egenmeldt
absence-warned-order = Varsel om orden
absence-warned-conduct = Varsel om oppførsel
absence-warned-order-text = Du står i fare for å få nedsatt karakter i orden. Du kan fortsatt rette det opp.
absence-warned-conduct-text = Du står i fare for å få nedsatt karakter i oppførsel. Du kan fortsatt rette det opp.

## Varsler i fag

absence-warned = Varsel om karakter
absence-warned-limit-text = Du står i fare for å ikke få karakter i { $subject }, fordi fraværet er nær eller over fraværsgrensen.
absence-warned-basis-text = Du står i fare for å ikke få karakter i { $subject }, fordi læreren mangler noe å vurdere.
absence-warned-talk = Snakk med læreren eller kontaktlæreren om hva du kan gjøre. Har du dokumentasjon på fraværet, lever den så snart du kan.
absence-warnings = Varsler om karakter
absence-warnings-lead = Et varsel skal sendes med en gang det er fare for at karakteren faller bort, og mens det ennå er tid til å rette det opp. Uten varsel kan skolen ikke la være å gi karakter.
absence-warnings-none = Ingen må varsles nå.
absence-warn = Varsle
absence-warn-in = Varsle om { $subject }
absence-warn-title = Send varsel
absence-warn-who-gets = Varselet ligger på siden til eleven, og hos dem hjemme som skal ha det. Du ser her når det er åpnet.
absence-warn-text = Dette står i varselet
absence-warn-send = Send varselet
absence-warn-not-due = Det er ingen fare for at karakteren faller bort, så det er ikke noe å varsle om.
absence-warning-sent = Sendt
absence-warning-sent-done = Varselet er sendt
absence-letter-opened = Åpnet
absence-letter-unopened = Ikke åpnet
absence-letter-not-opened = Ingen har åpnet det ennå. Er det viktig, så si fra på en annen måte også.
absence-letter-opened-pupil = Åpnet av eleven
absence-letter-opened-home = Åpnet av en foresatt
absence-letter-you-opened = Du åpnet dette første gang { $at }. Skolen kan se det.

## Rektors avgjørelse

absence-decision = Rektors avgjørelse
absence-decide = Avgjør om retten til karakter beholdes
absence-decide-in = Avgjør retten til karakter i { $subject }
absence-decide-lead = Rektor selv kan la en elev beholde retten til karakter når det er klart urimelig at fraværet fører til at karakteren faller bort, så lenge det udokumenterte og egenmeldte fraværet er høyst { $head } prosent.
absence-decide-decided = Avgjørelse
absence-decide-reasons = Begrunnelse
absence-decide-reasons-help = Skriv hva du har lagt vekt på. Eleven kan lese det.
absence-decide-missing = Velg hva du har avgjort
absence-decide-reasons-missing = Skriv en begrunnelse på høyst 4000 tegn
absence-decide-not-hers = Her er det ikke noe rektor kan avgjøre: fraværet er enten under fraværsgrensen eller mer enn rektor kan se bort fra.
absence-decide-who-sees = Avgjørelsen kan ses av eleven, de foresatte til en elev under 18 år, lærerne i faget og kontaktlæreren. Begrunnelsen ses av eleven, kontaktlæreren og de foresatte, når de har bekreftet at det er dem. Fra eleven er 16 år, ser de foresatte den bare når eleven tillater det.
absence-decide-save = Lagre avgjørelsen
absence-decided-kept = Eleven beholder retten til karakter
absence-decided-not-kept = Eleven beholder ikke retten til karakter
absence-decision-reasons = Begrunnelse
absence-decision-reasons-open = Se begrunnelsen
absence-complain = Du kan klage
absence-complain-by = Send klagen senest { $day }.
absence-complain-from-told = Fristen er ti dager fra eleven har fått vite om avgjørelsen.
absence-complain-where = Klagen sendes til skolen. Endrer ikke skolen avgjørelsen, går klagen til Statsforvalteren, som avgjør den.

## Oppfølging

absence-follow-up = Elever å snakke med
absence-follow-up-lead = Her står kontaktelever som har vært borte minst { $days } dager de siste { $span } dagene, vært sene minst { $late } ganger eller fått minst { $notes } anmerkninger dette halvåret. Hva dere snakker om, skrives ikke ned her.
absence-follow-up-none = Ingen trenger en samtale nå.
absence-sign-away = Borte { $days } av de siste { $span } dagene
absence-sign-order = Sen { $late } ganger, { $notes } anmerkninger om orden
absence-sign-conduct = { $notes } anmerkninger om oppførsel
absence-step-talked-with-pupil = Snakket med eleven
absence-step-talked-with-home = Snakket med de foresatte
absence-step-meeting = Holdt møte
absence-step-agreed = Ble enige om tiltak
absence-step-what = Hva er gjort: { $name }
absence-step-save = Skriv ned
absence-step-saved = Det er skrevet ned

## Det man kan gjøre, som etter «å», og det man blir nektet

action-read-absence-remarks = se kommentarene til elevens fravær
action-write-absence-remark = skrive kommentar til en elevs fravær
action-read-conduct = se orden og oppførsel til en elev
action-read-conduct-words = se det som er skrevet med egne ord i en anmerkning
action-write-conduct-note = skrive anmerkning
action-write-conduct-words = skrive med egne ord i en anmerkning
action-withdraw-conduct-note = trekke tilbake en anmerkning
action-delete-conduct-words = slette ordene i en anmerkning som gjaldt en annen
action-send-conduct-warning = varsle om orden eller oppførsel
action-list-follow-up = se hvilke kontaktelever som trenger en samtale
action-note-follow-up = skrive ned hva som er gjort for å følge opp
action-list-absence-warnings = se hvem som må varsles om karakter
action-send-absence-warning = varsle om at en karakter kan falle bort
action-read-delivery = se om et varsel er åpnet
action-open-letter = åpne et varsel eller en avgjørelse
action-decide-absence-limit = avgjøre retten til karakter over fraværsgrensen
action-give-decision-reasons = begrunne en avgjørelse
action-read-decision-reasons = se begrunnelsen for en avgjørelse
why-read-absence-reason-guardian = Fra 16 år bestemmer eleven selv hvem hjemme som får vite hvorfor hun eller han var borte. Spør eleven.
refused-read-absence-remarks = Du kan ikke se kommentarene til fraværet
refused-write-absence-remark = Du kan ikke skrive kommentar til dette fraværet
refused-read-conduct = Du kan ikke se orden og oppførsel til denne eleven
refused-read-conduct-words = Du kan ikke se det som er skrevet i anmerkningene
refused-write-conduct-note = Du kan ikke skrive anmerkning om denne eleven
refused-write-conduct-words = Du kan ikke skrive om denne eleven
refused-withdraw-conduct-note = Du kan ikke trekke tilbake denne anmerkningen
refused-delete-conduct-words = Du kan ikke slette disse ordene
refused-send-conduct-warning = Du kan ikke varsle denne eleven
refused-list-follow-up = Du kan ikke se denne oppfølgingslisten
refused-note-follow-up = Du kan ikke skrive ned oppfølging av denne eleven
refused-list-absence-warnings = Du kan ikke se hvem som må varsles
refused-send-absence-warning = Du kan ikke varsle denne eleven i faget
refused-read-delivery = Du kan ikke se om varselet er åpnet
refused-open-letter = Du kan ikke åpne dette brevet
refused-decide-absence-limit = Bare rektor kan avgjøre dette
refused-give-decision-reasons = Bare rektor kan begrunne dette
refused-read-decision-reasons = Du kan ikke se denne begrunnelsen

## Attest

absence-attest = Rettelser som skal attesteres
absence-attest-lead = Når fravær rettes etter den frie tiden, skal en annen enn læreren se på det. Sier du at det er feil, står det gamle der igjen.
absence-attest-none = Ingen rettelser venter.
absence-attest-right = Riktig
absence-attest-turned-back = Feil, sett tilbake
absence-attest-done = Det er skrevet ned
absence-attest-not-yours = Du kan ikke attestere din egen rettelse, eller rettelsen finnes ikke.
absence-attest-changed-since = Føringen er endret etter denne rettelsen. Snakk med læreren.
absence-attested-right = Attestert
absence-attested-turned-back = Satt tilbake
absence-attested-not-yet = Ikke attestert
absence-column-attest = Attest

## Vitnemålet

absence-diploma = Dager og timer på vitnemålet
absence-diploma-lead = Slik ville fraværet dette skoleåret stått på vitnemålet i dag. En hel dag er en dag med fravær i alle timene. Timer blir aldri til dager.
absence-diploma-days = Hele dager
absence-diploma-elsewhere = Av dem fra et annet system
absence-diploma-hours = Timer
absence-diploma-left-out = Dager som er trukket fra
absence-diploma-printed = Dager som blir skrevet
absence-diploma-rule = Eleven kan be om at opptil { $n } dokumenterte dager i skoleåret ikke blir ført. Ved sykdom gjelder det fra og med den fjerde dagen. Timer kan ikke trekkes fra.
absence-left-out-do = Trekk fra dager
absence-left-out-lead = { $n ->
    [one] Eleven har dokumentert så mye at 1 dag kan trekkes fra dette skoleåret.
   *[other] Eleven har dokumentert så mye at { $n } dager kan trekkes fra dette skoleåret.
}
absence-left-out-none = Eleven har ikke dokumentert noen dager som kan trekkes fra dette skoleåret. Ved sykdom er det først den fjerde dagen på rad som kan trekkes fra.
absence-left-out-unsettled = { $n ->
    [one] 1 melding om fravær er ikke avgjort. Avgjør den først.
   *[other] { $n } meldinger om fravær er ikke avgjort. Avgjør dem først.
}
absence-left-out-days = Dager eleven ber om å få trukket fra
absence-left-out-at-most = Skriv et tall fra 0 til { $n }
absence-left-out-too-many = Det er flere dager enn regelen gir.
absence-left-out-save = Lagre
absence-left-out-saved = Det er lagret

## Statistikk

absence-statistics = Statistikk over fravær
absence-statistics-lead = Tallene gjelder elever som går her nå. Tall om færre enn { $n } elever vises ikke, og heller ikke tall som ville røpe dem. Et fag som færre enn { $n } i en klasse har, er heller ikke regnet med i klassen.
absence-statistics-classes = Etter klasse
absence-statistics-subjects = Etter fag
absence-statistics-none = Ingen tall er store nok til å vises.
absence-statistics-left-out = { $n ->
    [one] 1 rad er utelatt fordi den gjelder få elever.
   *[other] { $n } rader er utelatt fordi de gjelder få elever.
}
absence-statistics-nobody = ingen
absence-statistics-at-least = minst { $n }
absence-statistics-few = færre enn { $n }
absence-statistics-nearly-all = nesten alle
absence-column-class = Klasse
absence-column-pupils = Elever
absence-column-mean = Borte per elev
absence-column-drawn = Tegnet
absence-column-over = Over grensen
absence-export = Last ned skolens fravær (PIFU-IMS)
absence-export-failed = Filen kunne ikke lages, fordi noe er lengre enn formatet har plass til. Si fra til IT-ansvarlig.

## Flere handlinger

action-list-corrections = se rettelser som skal attesteres
action-attest-correction = attestere andres rettelser
action-read-absence-totals = se dager og timer til vitnemålet
action-leave-out-days = trekke fra dager på vitnemålet
action-read-absence-statistics = se statistikk over fravær
action-give-absence-for-diploma = gi fraværet videre til vitnemålet
action-offer-absence-for-diploma = si fra at fraværet til vitnemålet er klart
action-export-absence = skrive skolens fravær til fil
refused-list-corrections = Du kan ikke se disse rettelsene
refused-attest-correction = Du kan ikke attestere denne rettelsen
refused-read-absence-totals = Du kan ikke se dager og timer for denne eleven
refused-leave-out-days = Du kan ikke trekke fra dager for denne eleven
refused-read-absence-statistics = Du kan ikke se denne statistikken
refused-export-absence = Du kan ikke skrive fravær til fil
absence-warn-basis = Varsle om for lite å vurdere
absence-warn-basis-lead = Bruk dette når du er i tvil om du får nok å sette karakter på. Eleven skal ha tid til å rette det opp.
absence-warn-basis-none = Du underviser ikke eleven i noe fag.
