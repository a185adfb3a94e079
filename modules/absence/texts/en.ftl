### Absence: the words on the module's pages.

## The menu

absence-nav-follow-up = Follow-up
absence-nav-absence = Absence

## A teacher's day

absence-lessons-today = Your lessons today
absence-lessons-on = Your lessons on { $day }
absence-no-lessons-today = You have no lessons today.
absence-no-lessons = You have no lessons on this day.
absence-day-before = Previous day with lessons: { $day }
absence-day-after = Next day with lessons: { $day }
absence-pupils = { $n ->
    [one] 1 pupil
   *[other] { $n } pupils
}
absence-waiting = Waiting for you
absence-waiting-rolls = { $n ->
    [one] The roll of 1 lesson has not been taken
   *[other] The rolls of { $n } lessons have not been taken
}
absence-waiting-reports = { $n ->
    [one] 1 report of absence is not settled
   *[other] { $n } reports of absence are not settled
}
absence-waiting-since = the oldest came { $day }
absence-unknown-group = Group without a name

## The roll

absence-roll-title = Take the roll: { $lesson }
absence-roll-back = To the lessons of this day
absence-roll-gone = { $n ->
    [one] 1 pupil who was in the group on this day is not in the list, having left or moved.
   *[other] { $n } pupils who were in the group on this day are not in the list, having left or moved.
}
absence-not-yet = The lesson has not been yet. The roll can be taken from the same day.
absence-another-teacher = Another teacher
absence-cause-lead = The lesson was more than a week ago. What stood there stays on record as corrected, and the pupil can see why.
absence-cause = Why are you correcting it now?
absence-cause-needed = Choose why you are correcting it
absence-cause-save = Save the correction
absence-cause-mistaken = I made a mistake
absence-cause-told-later = I was told later
absence-cause-with-school = The pupil was with the school elsewhere
absence-cause-lesson-moved = The lesson was moved or cancelled

## Follow-up

absence-overview = Follow-up of absence
absence-overview-facts = Absence against the absence limit in each subject, as of { $day }. Reasons are not shown in the list.
absence-overview-no-limit = Absence this school year, as of { $day }. Reasons are not shown in the list.
absence-overview-caption = Pupils and subjects, those nearest the limit first
absence-overview-show = Show
absence-overview-near = More than { $percent } in a subject
absence-overview-all = All subjects with absence
absence-overview-none = Nobody has been absent this school year.
absence-overview-none-near = Nobody is near the limit. Choose “All subjects with absence” to see the rest.

absence-column-pupil = Pupil
absence-column-subject = Subject
absence-column-absent = Absent
absence-column-bar = Against the limit
absence-column-counts = Counts
absence-column-unaccepted = Undocumented and self-declared
absence-column-left = Left
absence-column-status = Status
absence-column-late = Late
absence-column-day = Day
absence-column-remark = Remark
absence-column-roll = Roll
absence-column-minutes = Minutes
absence-column-days = Days
absence-column-time = Time
absence-column-effect = Against the limit
absence-column-received = Received
absence-column-settle = Settle
absence-column-was = Was
absence-column-became = Is now
absence-column-cause = Why
absence-column-by = Corrected by
absence-column-documented = Documented
absence-column-source = Comes from

absence-over = Over
absence-no-limit = No limit

## One pupil's absence

absence-title = Absence
absence-own = Your absence
absence-of = The absence of { $name }
absence-the-pupil = the pupil
absence-year-sum = This school year: { $sum }.
absence-this-year = This school year
absence-sum-none = no absence
absence-sum-absent = { $time } absent
absence-sum-late = late { $late ->
    [one] once
   *[other] { $late } times
}
absence-sum-both = { $time } absent and late { $late ->
    [one] once
   *[other] { $late } times
}
absence-own-groups-only = You see only the lessons of the groups you teach. The contact teacher (kontaktlærer) sees all subjects.
absence-by-subject = Subject by subject
absence-none = No absence has been recorded this school year.
absence-weeks = Week by week
absence-weeks-most = Each column is one week. Most absence in the week from { $day }: { $time }.
absence-lessons = Lesson by lesson
absence-remark = Remark
absence-remark-about = Remark on the absence of { $name }
absence-remark-help = Write what belonged to the lesson, such as “left after the break” or “had told us before”. The reason is for the pupil or those at home to give. An empty field takes your remark away.
absence-remark-write = Write a remark
absence-remark-change = Change the remark
absence-remark-save = Save the remark
absence-remark-saved = The remark is saved
absence-remark-who-sees = The remark can be seen by the pupil and { $who }
absence-remark-anothers = Another teacher has already written a remark here. It stands, and yours is not saved.
absence-remarks-open = See the remarks
absence-file = Download the absence as a spreadsheet
absence-reported = Reported absence
absence-report-waits = Waiting for the contact teacher
absence-corrections = Corrections
absence-effect-counts = Counts
absence-effect-counts-documented = Counts, but is documented
absence-effect-does-not-count = Does not count
absence-effect-late = Is not absence
absence-children = Your children
absence-no-children = You are not registered as guardian of any pupil under 18 here. If that is wrong, talk to the school's office.

absence-how = How we count
absence-how-limit = If you are away for more than { $percent } per cent of a subject's yearly time, you may lose the right to a grade in it. Up to { $head } per cent the principal can decide otherwise.
absence-how-running-total = Documented illness uses up the limit too, but is never itself over it. Once the limit is used up, further illness must be documented by a doctor or other health personnel.
absence-how-quota = Only absence without documentation and self-declared illness use up the limit.
absence-how-source = The rule stands in { $law }, as it read on { $date }. Being late is not absence.
absence-law = The rule stands in { $law }, as it read on { $date }.
absence-how-subject = { $subject }: { $counted } of { $annual } minutes count. The limit is { $allowed } minutes.

absence-imported = From another system
absence-imported-lead = This was counted in another system. Hours in a subject count towards the limit where they are not documented, and days count for the diploma.
absence-imported-hours = { $amount } hours
absence-imported-days = { $amount } days
absence-imported-valid = Yes
absence-imported-invalid = No
absence-imported-unknown = Not given
absence-imported-whole = In all
absence-imported-day = Whole days

## Reporting absence

absence-report-do = Report absence
absence-report-title = Report absence
absence-report-own = Report that you are away
absence-report-of = Report that { $name } is away
absence-report-about = Reported absence of { $name }
absence-report-back = To the absence
absence-report-from = First day
absence-report-to = Last day
absence-report-cause = Reason
absence-report-reason = Anything more the school must know
absence-report-reason-help = Write as little as you can. You need not tell what the illness is.
absence-report-who-sees = The reason can be seen by the pupil and { $why } That absence is reported can be seen by the pupil and { $that }
absence-report-send = Send the report
absence-report-from-missing = Enter the first day
absence-report-to-missing = Enter a date, or leave the field empty
absence-report-to-before-from = Choose a day that is not before the first
absence-report-too-long-ago = Choose a day in the last two months, or talk to the contact teacher
absence-report-too-far-ahead = Choose a day in the next half year
absence-report-too-long = Report at most a month at a time, and talk to the contact teacher about longer absence
absence-report-cause-missing = Choose a reason
absence-report-reason-long = Write at most 1000 characters
absence-report-done = The report has arrived
absence-report-done-day = The school has been told of the absence on { $day }.
absence-report-done-days = The school has been told of the absence from { $from } to { $to }.
absence-report-next-roll = Teachers see “Reported” when they take the roll, not why.
absence-report-next-settle = The contact teacher decides whether the absence counts towards the absence limit.
absence-report-another = Report more absence

absence-because-self-declared = Ill
absence-because-self-declared-help = Self-declared. No doctor's certificate.
absence-because-self-declared-certified = Ill, with a certified higher risk
absence-because-self-declared-certified-help = Self-declared, and health personnel have certified that the illness brings more absence.
absence-because-health-documented = Ill or at the doctor's, documented
absence-because-health-documented-help = A doctor, dentist, psychologist or other health personnel has documented it.
absence-because-other-documented = Another reason that is documented
absence-because-other-documented-help = For instance welfare, a religious holiday, a driving test or elected office.
absence-because-undocumented = Another reason without documentation
absence-because-undocumented-help = For instance a holiday.

## Settling reports

absence-reports = Reports of absence
absence-reports-lead = The reason stands behind “See the reason”. You must confirm who you are before you see it, and the pupil can see that you did.
absence-reports-none = No reports are waiting. They come here when a guardian or a pupil over 18 reports absence.
absence-reports-open = See the reason
absence-reported-cause = Reported reason
absence-reported-words = In own words
absence-reported-no-words = Nothing written
absence-reasons = Reasons for absence
absence-reasons-open = See the reasons
absence-reasons-none = No reasons have been reported.
absence-column-reason = Reason
absence-column-words = In own words
absence-settle = Settle
absence-settle-cause = What is documented?
absence-settle-effect = The choice covers all absence on these days. The roll shows only whether it counts, not why.
absence-settled = The report is settled

## The folder

absence-folder-title = Absence
absence-folder-none = No absence has been recorded this school year.

## What the pupil's page leads to

absence-to-do = What you can do
absence-letters = Warnings and decisions
absence-steps = Follow-up
absence-kept-by-head = The principal has decided that the right is kept
absence-column-note = Note
absence-column-written = Written by
absence-column-state = Change
absence-column-warning = Warning
absence-column-signs = Why
absence-column-done = Done
absence-column-note-done = Write down

## Order and conduct

absence-conduct = Order and conduct
absence-conduct-own = Your order and conduct
absence-conduct-of = Order and conduct: { $name }
absence-conduct-back = To order and conduct
absence-conduct-own-groups-only = You see only what belongs to the groups you teach. The contact teacher (kontaktlærer) sees everything.
absence-late = Late for lessons
absence-late-none = No late arrivals have been recorded this school year.
absence-notes = Notes
absence-notes-none = No notes have been written this school year.
absence-note-whole-school = The rest of the school day
absence-note-write = Write a note
absence-note-about = Note on { $name }
absence-note-change = Correct or withdraw
absence-note-words-open = See what was written in own words
absence-note-saved = The note has been saved
absence-note-withdrawn-done = The note has been withdrawn
absence-note-equipment = Lacked books or equipment
absence-note-hand-in = Did not hand in on time
absence-note-left-lesson = Left the lesson without leave
absence-note-broke-rules = Broke the school rules
absence-note-disturbed = Disturbed the lesson
absence-note-inconsiderate = Was inconsiderate
absence-concern-order = Order
absence-concern-conduct = Conduct
absence-note-field-day = Day
absence-note-field-kind = What the note is about
absence-note-field-group = Where it was
absence-note-field-words = In own words
absence-note-words-help = Write briefly what happened. Do not write about health, and do not name other pupils.
absence-note-who-sees = The note can be seen by the pupil and { $who }
absence-note-save = Save the note
absence-note-day-wrong = Choose a day within the last 30 days
absence-note-kind-missing = Choose what the note is about
absence-note-words-long = Write at most 500 characters
absence-withdraw-lead = What stood there stays on record: who wrote it, who withdrew it, and why.
absence-withdraw-because = Why do you withdraw it?
absence-withdraw-because-missing = Choose why you withdraw it
absence-withdraw-mistaken = It was wrong
absence-withdraw-wrong-pupil = It was about another pupil. What was written in own words is deleted.
absence-withdraw-settled = We have talked it over and let it go
absence-withdraw = Withdraw
absence-note-replace = Write a new one that replaces it
absence-withdrawn-mistaken = Withdrawn: wrong
absence-withdrawn-wrong-pupil = Withdrawn: about another pupil
absence-withdrawn-settled = Withdrawn: let go
absence-withdrawn-replaced = Replaced by another
absence-doubt-order = A warning about a lowered grade in order may be called for.
absence-doubt-conduct = A warning about a lowered grade in conduct may be called for.
absence-warning-consider = See the basis
absence-warn-order = Warn about order
absence-warn-conduct = Warn about conduct
absence-warn-conduct-lead = The grade is set on the whole and not by counting. A warning shall give the pupil time to put it right.
absence-fact-late = Late for lessons this half-year
absence-fact-notes = Notes this half-year
absence-fact-counted = Counts towards the limit
absence-fact-annual = The subject's yearly time
absence-fact-left = Left before the limit
absence-fact-total = Absence in all, documented too
absence-fact-unaccepted = Undocumented and self-declared
absence-warned-order = Warning about order
absence-warned-conduct = Warning about conduct
absence-warned-order-text = You risk a lowered grade in order. You can still put it right.
absence-warned-conduct-text = You risk a lowered grade in conduct. You can still put it right.

## Warnings in subjects

absence-warned = Warning about a grade
absence-warned-limit-text = You risk getting no grade in { $subject }, because the absence is near or above the absence limit.
absence-warned-basis-text = You risk getting no grade in { $subject }, because the teacher lacks something to assess.
absence-warned-talk = Talk with the teacher or the contact teacher (kontaktlærer) about what you can do. If you have documentation of the absence, hand it in as soon as you can.
absence-warnings = Warnings about grades
absence-warnings-lead = A warning must be sent as soon as a grade may lapse, and while there is still time to put it right. Without a warning the school cannot withhold a grade.
absence-warnings-none = Nobody has to be warned now.
absence-warn = Warn
absence-warn-in = Warn about { $subject }
absence-warn-title = Send a warning
absence-warn-who-gets = The warning lies on the pupil's page, and with those at home who are to have it. You see here when it has been opened.
absence-warn-text = What the warning says
absence-warn-send = Send the warning
absence-warn-not-due = There is no danger that the grade lapses, so there is nothing to warn of.
absence-warning-sent = Sent
absence-warning-sent-done = The warning has been sent
absence-letter-opened = Opened
absence-letter-unopened = Not opened
absence-letter-not-opened = Nobody has opened it yet. If it matters, tell them in another way too.
absence-letter-opened-pupil = Opened by the pupil
absence-letter-opened-home = Opened by a guardian
absence-letter-you-opened = You first opened this { $at }. The school can see that.

## The principal's decision

absence-decision = The principal's decision
absence-decide = Decide whether the right to a grade is kept
absence-decide-in = Decide the right to a grade in { $subject }
absence-decide-lead = The principal in person can let a pupil keep the right to a grade when it would be clearly unreasonable to lose it, as long as undocumented and self-declared absence is at most { $head } per cent.
absence-decide-decided = Decision
absence-decide-reasons = Reasons
absence-decide-reasons-help = Write what you have given weight. The pupil can read it.
absence-decide-missing = Choose what you have decided
absence-decide-reasons-missing = Give reasons of at most 4000 characters
absence-decide-not-hers = There is nothing for the principal to decide here: the absence is either below the limit or more than the principal can overlook.
absence-decide-who-sees = The decision can be seen by the pupil, the guardians of a pupil under 18, the teachers of the subject and the contact teacher. The reasons can be seen by the pupil, the contact teacher and the guardians, once they have confirmed who they are. From 16 the guardians see them only if the pupil allows it.
absence-decide-save = Save the decision
absence-decided-kept = The pupil keeps the right to a grade
absence-decided-not-kept = The pupil does not keep the right to a grade
absence-decision-reasons = Reasons
absence-decision-reasons-open = See the reasons
absence-complain = You can complain
absence-complain-by = Send the complaint by { $day }.
absence-complain-from-told = The time limit is ten days from when the pupil was told of the decision.
absence-complain-where = Send the complaint to the school. If the school does not change the decision, the complaint goes to the County Governor (Statsforvalteren), who decides it.

## Follow-up

absence-follow-up = Pupils to talk with
absence-follow-up-lead = Here are contact pupils who have been away at least { $days } days in the last { $span } days, been late at least { $late } times or had at least { $notes } notes this half-year. What you talk about is not written down here.
absence-follow-up-none = Nobody needs a talk now.
absence-sign-away = Away { $days } of the last { $span } days
absence-sign-order = Late { $late } times, { $notes } notes on order
absence-sign-conduct = { $notes } notes on conduct
absence-step-talked-with-pupil = Talked with the pupil
absence-step-talked-with-home = Talked with the guardians
absence-step-meeting = Held a meeting
absence-step-agreed = Agreed on measures
absence-step-what = What was done: { $name }
absence-step-save = Write down
absence-step-saved = It has been written down

## What one can do, as after “to”, and what one is refused

action-read-absence-remarks = see the remarks on the absence of a pupil
action-write-absence-remark = write a remark on the absence of a pupil
action-read-conduct = see the order and conduct of a pupil
action-read-conduct-words = see what was written in own words in a note
action-write-conduct-note = write a note on a pupil
action-write-conduct-words = write own words in a note
action-withdraw-conduct-note = withdraw a note
action-delete-conduct-words = delete the words of a note about somebody else
action-send-conduct-warning = warn about order or conduct
action-list-follow-up = see which contact pupils need a talk
action-note-follow-up = write down what was done to follow up
action-list-absence-warnings = see who must be warned about a grade
action-send-absence-warning = warn that a grade may lapse
action-read-delivery = see whether a warning has been opened
action-open-letter = open a warning or decision
action-decide-absence-limit = decide the right to a grade above the absence limit
action-give-decision-reasons = give reasons for a decision
action-read-decision-reasons = see the reasons for a decision
why-read-absence-reason-guardian = From the age of 16 the pupil decides who at home may know why she or he was away. Ask the pupil.
refused-read-absence-remarks = You cannot see the remarks on the absence
refused-write-absence-remark = You cannot write a remark on this absence
refused-read-conduct = You cannot see the order and conduct of this pupil
refused-read-conduct-words = You cannot see what was written in the notes
refused-write-conduct-note = You cannot write a note on this pupil
refused-write-conduct-words = You cannot write about this pupil
refused-withdraw-conduct-note = You cannot withdraw this note
refused-delete-conduct-words = You cannot delete these words
refused-send-conduct-warning = You cannot warn this pupil
refused-list-follow-up = You cannot see this follow-up list
refused-note-follow-up = You cannot write down follow-up of this pupil
refused-list-absence-warnings = You cannot see who must be warned
refused-send-absence-warning = You cannot warn this pupil in the subject
refused-read-delivery = You cannot see whether the warning has been opened
refused-open-letter = You cannot open this letter
refused-decide-absence-limit = Only the principal can decide this
refused-give-decision-reasons = Only the principal can give reasons for this
refused-read-decision-reasons = You cannot see these reasons

## Attestation

absence-attest = Corrections to attest
absence-attest-lead = When absence is corrected after the days of free correction, somebody other than the teacher looks at it. If you say it is wrong, what stood there before stands again.
absence-attest-none = No corrections are waiting.
absence-attest-right = Right
absence-attest-turned-back = Wrong, turn it back
absence-attest-done = It has been written down
absence-attest-not-yours = You cannot attest your own correction, or there is no such correction.
absence-attest-changed-since = The mark has been changed since this correction. Talk with the teacher.
absence-attested-right = Attested
absence-attested-turned-back = Turned back
absence-attested-not-yet = Not attested
absence-column-attest = Attestation

## The diploma

absence-diploma = Days and hours on the diploma
absence-diploma-lead = This is how the absence of this school year would stand on the diploma today. A whole day is a day on which the pupil missed all lessons. Hours never become days.
absence-diploma-days = Whole days
absence-diploma-elsewhere = Of these from another system
absence-diploma-hours = Hours
absence-diploma-left-out = Days left out
absence-diploma-printed = Days that are printed
absence-diploma-rule = The pupil can ask that up to { $n } documented days of the school year are left out. With illness this holds from the fourth day on. Hours cannot be left out.
absence-left-out-do = Leave out days
absence-left-out-lead = { $n ->
    [one] The pupil has documented enough for 1 day to be left out this school year.
   *[other] The pupil has documented enough for { $n } days to be left out this school year.
}
absence-left-out-none = The pupil has not documented any days that can be left out this school year. With illness only the fourth day in a row and those after it can be left out.
absence-left-out-unsettled = { $n ->
    [one] 1 report of absence is not settled. Settle it first.
   *[other] { $n } reports of absence are not settled. Settle them first.
}
absence-left-out-days = Days the pupil asks to have left out
absence-left-out-at-most = Write a number from 0 to { $n }
absence-left-out-too-many = That is more days than the rule gives.
absence-left-out-save = Save
absence-left-out-saved = It has been saved

## Statistics

absence-statistics = Statistics on absence
absence-statistics-lead = The numbers are about pupils who go here now. Numbers about fewer than { $n } pupils are not shown, nor are numbers that would give them away. A subject that fewer than { $n } of a class have is not counted in the class either.
absence-statistics-classes = By class
absence-statistics-subjects = By subject
absence-statistics-none = No numbers are large enough to be shown.
absence-statistics-left-out = { $n ->
    [one] 1 row is left out because it is about few pupils.
   *[other] { $n } rows are left out because they are about few pupils.
}
absence-statistics-nobody = none
absence-statistics-at-least = at least { $n }
absence-statistics-few = fewer than { $n }
absence-statistics-nearly-all = nearly all
absence-column-class = Class
absence-column-pupils = Pupils
absence-column-mean = Absent per pupil
absence-column-drawn = Drawn
absence-column-over = Over the limit
absence-export = Download the school's absence (PIFU-IMS)
absence-export-failed = The file could not be made, because something is longer than the format has room for. Tell the IT administrator.

## More actions

action-list-corrections = see corrections to attest
action-attest-correction = attest the corrections of others
action-read-absence-totals = see days and hours for the diploma
action-leave-out-days = leave days out of the diploma
action-read-absence-statistics = see statistics on absence
action-give-absence-for-diploma = pass absence on for the diploma
action-offer-absence-for-diploma = say that absence for the diploma is ready
action-export-absence = write the school's absence to a file
refused-list-corrections = You cannot see these corrections
refused-attest-correction = You cannot attest this correction
refused-read-absence-totals = You cannot see the days and hours of this pupil
refused-leave-out-days = You cannot leave out days of this pupil
refused-read-absence-statistics = You cannot see these statistics
refused-export-absence = You cannot write absence to a file
absence-warn-basis = Warn of too little to assess
absence-warn-basis-lead = Use this when you doubt that you will have enough to set a grade on. The pupil must have time to put it right.
absence-warn-basis-none = You do not teach this pupil any subject.
