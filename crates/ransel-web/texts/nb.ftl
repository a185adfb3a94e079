### Ord i rammen og i de felles delene. Modulene har sine egne.

## Rammen

product = Ransel
title = { $title } – { $owner }
title-with-errors = Feil: { $title } – { $owner }
skip-to-main = Hopp til hovedinnholdet
nav-label = Hovedmeny
menu = Meny
language = Språk
language-keep = Husk språket mitt
language-nb = Bokmål
language-nn = Nynorsk
language-se = Davvisámegiella
language-en = English
log-in = Logg inn
log-out = Logg ut
hat-prefix = Rolle:
hat-change = Bytt rolle
hat-explained = Velg hvilken rolle du vil bruke nå. Det du ser, hører bare til rollen du velger.
foot-privacy = Personvern
foot-log = Hvem har sett mine opplysninger
foot-accessibility = Tilgjengelighet
printed = Skrevet ut { $at } av { $who }
trail-label = Du er her
to-start = Til startsiden
reference = Referanse: { $reference }.
in-force-from = Gjelder fra { $date }.
in-force-since = gjelder fra { $date }

## Skjemaer, lister og tabeller

field-optional = { $label } (valgfritt)
errors-heading = { $n ->
    [one] Du må rette én ting før du kan gå videre
   *[other] Du må rette { $word } ting før du kan gå videre
}
change = Endre
filter-apply = Oppdater
paging-label = Bla i sider
paging-place = Side { $page } av { $pages }
paging-previous = Forrige
paging-next = Neste
sort-ascending = sorter stigende
sort-descending = sorter synkende
done-next = Hva skjer nå
progress-leave = Du kan lukke siden.
progress-refresh = Oppdater nå
step-done = Ferdig
step-running = Pågår
step-waiting = Venter

## Det som ikke vises

withheld = Vises ikke for deg
withheld-who-can = Kan se: { $who }
withheld-unchanged = Feltet blir ikke endret når du lagrer.
withheld-through-school = Kontakt via skolen
withheld-column = { $what } vises ikke for deg.
withheld-why = Hvorfor?
not-given = Ikke oppgitt

## Mappen

can-see = Kan se:

## Fraværsgrensen

limit-over = Over grensen
limit-near = Nær grensen
limit-under = Under
limit-over-count = { $n } over grensen
limit-near-count = { $n } nær grensen
limit-under-count = { $n } under
absence-key = Strek i søylen: grensen. Fylt del: teller mot grensen. Stripet del: teller ikke.

## Hvem har åpnet mappen

log-others = Andre enn lærerne dine
log-teachers = Lærerne dine
log-people = Mennesker
log-refused = Fikk ikke se noe
log-machines = Maskiner
log-none = Ingen.
log-times = { $n ->
    [one] 1 gang
   *[other] { $n } ganger
}
log-all-times = Vis alle gangene
log-ask = Spør om dette
log-ask-name = Spør { $name } om dette

## Når noe ikke kan åpnes

refusal-needed = Dette må være på plass
refusal-doors = Hva du kan gjøre
refusal-rule = Regelen som ble brukt
fact-met = Oppfylt
fact-missing = Mangler
fact-missing-word = mangler
not-found-heading = Vi finner ikke siden
not-found-text = Enten finnes den ikke, eller så har du ikke tilgang. Av hensyn til personvernet svarer vi likt i begge tilfeller.
bad-request-heading = Vi forsto ikke det du sendte
bad-request-text = Ingenting er endret.
our-fault-heading = Noe gikk galt hos oss
our-fault-text = Ingenting er lagret. Prøv igjen om litt. Går det fortsatt ikke, si fra til skolen og oppgi referansen.

## Innlogging

login-heading = Logg inn hos { $owner }
login-lead = Du sendes videre for å logge inn og kommer rett tilbake hit. Ransel lagrer ikke passordet ditt.
login-problem = Innloggingen ble ikke fullført
login-logged = Alle som åpner opplysninger om en elev, blir skrevet i loggen.
login-privacy = Slik tar vi vare på personvernet
step-up-heading = Bekreft at det er deg
step-up-on-the-way = Du er på vei til
step-up-go = Du sendes til { $provider } og bekrefter med to trinn.
step-up-return = Du kommer tilbake hit, rett til siden du skulle til.
step-up-lasts = Bekreftelsen varer i { $n } minutter, bare i denne nettleseren.
step-up-back = Gå tilbake uten å åpne
step-up-not-yet = Ingenting er åpnet ennå. Det blir skrevet i loggen først når du har bekreftet, og eleven kan se det.
secrecy-heading = Taushetserklæring
secrecy-lead = Før du får se opplysninger om elever, må du lese dette og love å holde det.
secrecy-accept = Jeg har lest dette og skal holde taushetsplikten
secrecy-accept-missing = Kryss av for at du har lest dette
secrecy-sign = Bekreft og gå videre
secrecy-kept = Vi lagrer at du har bekreftet, og når. Taushetsplikten gjelder også etter at du har sluttet.

## Personvernerklæringen for et system

statement-heading = Personvern: { $name }
statement-version = Gjelder fra { $date }. Versjon { $version }.
statement-changes = Se hva som er endret
statement-lead = Det som står her, er det systemet gjør.
statement-why = Hvorfor vi lagrer
statement-law = Loven som gir oss lov
statement-stored = Hva vi lagrer
statement-readers = Hvem som kan se
statement-deletion = Når vi sletter
statement-recipients = Hvem vi gir opplysninger til
statement-no-recipients = Ingen.
statement-promises = Hva vi lover
statement-rights = Rettighetene dine
readers-who = Hvem
readers-what = Kan se
readers-when = Når
promises-count = { $shown } av { $all } løfter er vist.
promises-what-is-shown = Hva betyr «vist»?
promises-explained = Et løfte er vist når det er prøvd på det systemet vi bruker, både at det som skal virke, virker, og at det som skal stoppes, blir stoppet.
promise-shown = Vist
promise-partly = Delvis vist
promise-not-yet = Ikke vist ennå
promise-missing = Mangler: { $missing }

## Føring av fravær i timen

roll-here = Her
roll-absent = Borte
roll-late = Sen
roll-late-minutes = Sen, { $n ->
    [one] 1 minutt
   *[other] { $n } minutter
}
roll-word-here = her
roll-word-absent = borte
roll-word-late = sen
roll-counts = { $here } her · { $absent } borte · { $late } sen
roll-reported = Meldt
roll-minutes = Minutter sen
roll-lead = Alle står som «Her». Marker dem som er borte eller kommer sent. Årsak føres ikke her.
roll-lead-open = Ingen er markert ennå. Marker hver elev, eller velg «Alle er her». Årsak føres ikke her.
roll-save = Lagre føringen
roll-all-here = Alle er her
roll-offline = Ikke lagret. Du har ikke nett. Prøv igjen.
roll-saved = Lagret { $time }
roll-correct-until = Du kan rette til { $date }. Senere rettelser må begrunnes.
conflict-heading = { $other } lagret mens du førte
conflict-lead = { $saved } av { $pupils } elever er lagret slik du førte dem. { $n ->
    [one] Én elev har dere ført ulikt. Til du velger, gjelder det { $other } førte.
   *[other] { $word } elever har dere ført ulikt. Til du velger, gjelder det { $other } førte.
}
conflict-question = Dere har ført ulikt. Hva er riktig?
conflict-mine = { $mark } – ført av deg nå
conflict-theirs = { $mark } – ført av { $other } { $time }
conflict-choose = Velg det som er riktig
conflict-save = Lagre valgene
conflict-list = Vis hele listen

## Lærerens dag

lesson-take = Før fravær
lesson-taken = Ført { $time }
lesson-missed = Ikke ført
lesson-starts = Begynner { $time }
lesson-cancelled = Avlyst
