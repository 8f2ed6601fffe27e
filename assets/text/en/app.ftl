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

app-example-notice = Example data, from published sources, not official statistics of Lao PDR.
app-no-store = No store is open. Open one, or make a new one.
app-cannot-write = Cannot write into {$file} ({$detail}). Choose another folder.
app-stopped = Stopped. Nothing was written.
doctor-version = Program version {$version}
doctor-folder-well = Databases are kept in {$folder}
doctor-folder-bad = {$folder} cannot be written. Choose another folder for stores.
doctor-display-well = A window can open here
doctor-display-none = No window can open here ({$what} is missing); mprofile does the same work
app-broken = The program made a mistake in this step and wrote nothing. The details are in the log. Try again; if it happens once more, please tell the people who maintain it.
app-no-such-value = There is no such value in the store.

import-no-source = Who publishes these figures is not said. Choose the source.
import-unknown-source = The source “{$source}” is not in the list. Choose one from the list, or add it first.
import-no-indicator = What “{$measure}” counts is not known. Choose the indicator.
import-unknown-indicator = There is no indicator {$indicator}. Choose one from the catalogue.
import-no-area = The file does not say which place the figures are about. Choose the place that holds for all values.
import-countries-taken = “{$first}” and the other countries were taken as {$dimension}; the place is Lao PDR. If they are the places reported on, say so (--set countries=area, or “tells: area” on the column).
import-countries-asked = “{$first}” and the other countries may be the places reported on, or {$dimension} seen from Lao PDR. Say which: --set countries=area, or --set countries={$codes} (in the window: what the column tells).
import-place-differs = The place said for all values is {$said} (area={$code}), but this cell is about {$found}. Take the place back, or say what the places of the file are (--map, --set countries=).
import-no-period = These values have no year. Choose the period that holds for all of them.
import-unknown-name = The name “{$text}” is not known ({$dimension}). Choose it from the list; it is remembered for next time.
import-unit-differs = The file says “{$unit}”, the indicator is counted in {$expected}. Check the unit.
import-unit-asked = The file says “{$unit}”, the indicator is counted in {$expected}. Choose another indicator, or confirm that the figures are right as they stand (--set scale=1).
import-no-edition = {$source} restates all years with each edition. Give the edition (--edition 2024).
import-edition-of-continuing = {$source} continues its series and has no editions; edition {$edition} was given. Leave the edition away, or choose the source it belongs to.
import-name-lacking = “{$text}” was mapped or left out, but no label of the file says it. Check the spelling.
import-duplicate = Cells {$first} ({$value}) and {$second} ({$other}) are the same item with different values. Choose the value to use, or leave both out.
app-example-questions = The bundled example workbook could not be read as its guide says.
import-scale = {$count} values are the stored ones but for a factor ({$factor}). The file may be in thousands or millions without saying so. Choose the scale, or confirm that the figures are right as they stand.
import-left-out = { $count ->
    [one] Left out as you said: 1 value.
   *[other] Left out as you said: {$count} values.
 }
app-cannot-read = Cannot read {$file} ({$detail}). Check the name, then try again.
app-view-without-name = Give the view a name.
app-no-view = There is no saved view “{$name}”.
import-ambiguous-name = The name “{$text}” may mean several ({$dimension}). Choose which one; it is remembered for next time.
import-no-recipe = There is no recipe “{$name}”. mprofile recipe list shows those there are.
import-total-differs = Cell {$cell}: the total is {$total}, but the parts by {$dimension} ({$range}) add up to {$sum}. Check {$range} and the total.
import-year-unlikely = Cell {$cell}: the period {$period} is unlikely; { $count ->
    [one] 1 value
   *[other] {$count} values
 }. Check the year and its era.
import-share-unlikely = Cell {$cell}: {$value} is no share from 0 to 100; { $count ->
    [one] 1 value
   *[other] {$count} values
 }. Check value and unit.
import-count-negative = Cell {$cell}: {$value} is below zero, but people are counted here; { $count ->
    [one] 1 value
   *[other] {$count} values
 }. Check the sign.
import-jump = Cell {$cell}: {$value} in {$period} after {$other} in {$before}. Check value and unit; if right, write a remark.
import-jump-stored = Cell {$cell}: {$new}, but the store holds {$stored}. Check value and unit; if right, write a remark.
import-findings-failed = The findings cannot be written to {$file} ({$detail}). Choose another place, then try again.
import-findings-sheet = Sheet
import-findings-cell = Cell
import-findings-what = What to look at
import-report-title = Import of data: account
import-report-files = Files, and how they were read
import-report-counts = What came of them
import-report-not-written = Nothing has been written yet.
import-report-what = Values
import-report-cells = Cells
import-report-new = New
import-report-same = Same as stored
import-report-changed = Different from stored
import-report-repeated = Said twice in the file
import-report-empty = Empty
import-report-left-out = Left out on request
import-report-written = Written
import-report-nothing = Nothing was found to look at.
import-report-more = { $count } more are not listed.
app-no-section = The outline of the report has no section {$section}.
app-no-emblem = {$file} is no emblem: choose a PNG picture of up to 1 MB and 2,000 dots a side.
