### Words of the frame and of the shared parts. Modules bring their own.

## The frame

product = Ransel
title = { $title } – { $owner }
title-with-errors = Error: { $title } – { $owner }
skip-to-main = Skip to main content
nav-label = Main menu
menu = Menu
language = Language
language-keep = Remember my language
language-nb = Bokmål
language-nn = Nynorsk
language-se = Davvisámegiella
language-en = English
log-in = Log in
log-out = Log out
hat-prefix = Role:
hat-change = Change role
hat-explained = Choose the role you want to use now. What you see belongs only to the role you choose.
foot-privacy = Privacy
foot-log = Who has seen my information
foot-accessibility = Accessibility
printed = Printed { $at } by { $who }
trail-label = You are here
to-start = To the start page
reference = Reference: { $reference }.
in-force-from = In force from { $date }.
in-force-since = in force from { $date }

## Forms, lists and tables

field-optional = { $label } (optional)
errors-heading = { $n ->
    [one] You must correct one thing before you can go on
   *[other] You must correct { $word } things before you can go on
}
change = Change
filter-apply = Update
paging-label = Pages
paging-place = Page { $page } of { $pages }
paging-previous = Previous
paging-next = Next
sort-ascending = sort ascending
sort-descending = sort descending
done-next = What happens now
progress-leave = You can close this page.
progress-refresh = Update now
step-done = Done
step-running = In progress
step-waiting = Waiting

## What is not shown

withheld = Not shown to you
withheld-who-can = Can see: { $who }
withheld-unchanged = The field is not changed when you save.
withheld-through-school = Contact through the school
withheld-column = { $what } is not shown to you.
withheld-why = Why?
not-given = Not given

## The folder

can-see = Can see:

## The absence limit

limit-over = Over the limit
limit-near = Near the limit
limit-under = Under
limit-over-count = { $n } over the limit
limit-near-count = { $n } near the limit
limit-under-count = { $n } under
absence-key = Line in the bar: the limit. Filled part: counts towards the limit. Striped part: does not count.

## Who has opened the folder

log-others = People other than your teachers
log-teachers = Your teachers
log-people = People
log-refused = Did not get to see anything
log-machines = Machines
log-none = Nobody.
log-times = { $n ->
    [one] once
   *[other] { $n } times
}
log-all-times = Show all the times
log-ask = Ask about this
log-ask-name = Ask { $name } about this

## When something cannot be opened

refusal-needed = This must be in place
refusal-doors = What you can do
refusal-rule = The rule that was used
fact-met = In place
fact-missing = Missing
fact-missing-word = missing
not-found-heading = We cannot find the page
not-found-text = Either it does not exist, or you do not have access. To protect privacy, we answer the same in both cases.
bad-request-heading = We did not understand what you sent
bad-request-text = Nothing has been changed.
our-fault-heading = Something went wrong on our side
our-fault-text = Nothing has been saved. Try again in a while. If it still does not work, tell the school and give the reference.

## Logging in

login-heading = Log in to { $owner }
login-lead = You are sent on to log in and come straight back here. Ransel does not store your password.
login-problem = The login was not completed
login-logged = Everyone who opens information about a pupil is written in the log.
login-privacy = How we protect privacy
step-up-heading = Confirm that it is you
step-up-on-the-way = You are on your way to
step-up-go = You are sent to { $provider } and confirm in two steps.
step-up-return = You come back here, straight to the page you were going to.
step-up-lasts = The confirmation lasts { $n } minutes, in this browser only.
step-up-back = Go back without opening
step-up-not-yet = Nothing has been opened yet. It is written in the log only when you have confirmed, and the pupil can see it.
secrecy-heading = Declaration of secrecy
secrecy-lead = Before you see information about pupils, you must read this and promise to keep it.
secrecy-accept = I have read this and will keep the duty of secrecy
secrecy-accept-missing = Tick that you have read this
secrecy-sign = Confirm and go on
secrecy-kept = We store that you have confirmed, and when. The duty of secrecy still holds after you have left.

## The privacy statement of a system

statement-heading = Privacy: { $name }
statement-version = In force from { $date }. Version { $version }.
statement-changes = See what has changed
statement-lead = What is written here is what the system does.
statement-why = Why we store it
statement-law = The law that lets us
statement-stored = What we store
statement-readers = Who can see it
statement-deletion = When we delete it
statement-recipients = Whom we give information to
statement-no-recipients = Nobody.
statement-promises = What we promise
statement-rights = Your rights
readers-who = Who
readers-what = Can see
readers-when = When
promises-count = { $shown } of { $all } promises are shown to hold.
promises-what-is-shown = What does “shown” mean?
promises-explained = A promise is shown when it has been tested on the system we use, both that what shall work does work, and that what shall be stopped is stopped.
promise-shown = Shown
promise-partly = Partly shown
promise-not-yet = Not shown yet
promise-missing = Missing: { $missing }

## Taking the roll

roll-here = Here
roll-absent = Absent
roll-late = Late
roll-late-minutes = Late, { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
roll-word-here = here
roll-word-absent = absent
roll-word-late = late
roll-counts = { $here } here · { $absent } absent · { $late } late
roll-reported = Reported
roll-minutes = Minutes late
roll-lead = Everyone stands as “Here”. Mark those who are absent or come late. Reasons are not entered here.
roll-lead-open = Nobody is marked yet. Mark each pupil, or choose “Everyone is here”. Reasons are not entered here.
roll-save = Save the roll
roll-all-here = Everyone is here
roll-offline = Not saved. You are offline. Try again.
roll-saved = Saved { $time }
roll-correct-until = You can correct it until { $date }. Later corrections need a reason.
conflict-heading = { $other } saved while you were taking the roll
conflict-lead = { $saved } of { $pupils } pupils are saved as you marked them. { $n ->
    [one] One pupil you have marked differently. Until you choose, what { $other } saved holds.
   *[other] { $word } pupils you have marked differently. Until you choose, what { $other } saved holds.
}
conflict-question = You have marked differently. Which is right?
conflict-mine = { $mark } – marked by you now
conflict-theirs = { $mark } – marked by { $other } { $time }
conflict-choose = Choose the one that is right
conflict-save = Save the choices
conflict-list = Show the whole list

## A teacher's day

lesson-take = Take the roll
lesson-taken = Taken { $time }
lesson-missed = Not taken
lesson-starts = Begins { $time }
lesson-cancelled = Cancelled
