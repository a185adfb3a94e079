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
absence-lessons = Lesson by lesson
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
absence-how-subject = { $subject }: { $counted } of { $annual } minutes count. The limit is { $allowed } minutes.

absence-imported = From another system
absence-imported-lead = This was counted in another system. It is not included in the bars.
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
