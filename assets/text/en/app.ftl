# Words of the application itself: stages of a job, periods, months.
app-name = Migration Profile
app-title = Migration Profile of Lao PDR

stage-waiting = Waiting
stage-opening = Opening
stage-reading = Reading
stage-understanding = Making out the tables
stage-comparing = Comparing with the store
stage-writing = Writing
stage-asking = Looking up
stage-drawing = Drawing
stage-saving = Saving
stage-checking = Checking

period-half = Half {$part} of {$year}
period-quarter = Q{$part} {$year}
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
