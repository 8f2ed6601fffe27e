# intake
intake-reason-header = { $rows ->
    [one] The table has 1 header row.
   *[other] The table has { $rows } header rows.
 }
intake-reason-decimal-unsure = It is not certain whether the point or the comma marks decimals; the usual form was taken.
intake-reason-two-ends = Rows and columns are places: rows were taken as origin, columns as destination.
intake-hidden-sheet = The hidden sheet “{ $sheet }” was left out. Name it to read it.
intake-no-table = There is no table with numbers on sheet “{ $sheet }”.
intake-by-recipe = Read as the saved reading “{ $name }”. To read it afresh: mprofile recipe delete.
intake-file-empty = The file holds nothing. Ask the sender for it again.
intake-nothing-found = Nothing was found that can be read as values. Check that the file holds a table with headings.
intake-not-a-number = { $count ->
    [one] Cell { $cell }: “{ $text }” is not a number; 1 cell of this column was left out. Correct it in the file or mark it as missing.
   *[other] Cell { $cell }: “{ $text }” is not a number; { $count } cells of this column were left out. Correct them in the file or mark them as missing.
 }
intake-formula-error = { $count ->
    [one] Cell { $cell }: 1 cell holds a formula error and was taken as missing.
   *[other] Cell { $cell }: { $count } cells hold a formula error and were taken as missing.
 }
intake-reason-px = A PC-Axis file: it names everything itself. It counts { $measure }.
intake-no-header = The table at cell { $cell } has no header row, so nothing says what its columns are. Add a row of headings above it.
intake-reason-borrowed = This table has no title; measure and unit come from another sheet with the same columns: { $measure }.
intake-reason-tidy = A tidy table: one observation a row, columns named by codes.
intake-reason-sdmx = An SDMX-CSV file: its columns are the concepts of a structure.
intake-reason-hxl = An HXL table: a row of hashtags says what its columns are.
intake-reason-devinfo = A DevInfo data-entry sheet: its parts stand at fixed places.
intake-reason-jsonstat = A JSON-stat file: it names everything itself. It counts { $measure }.
intake-reason-recipe = Read by the recipe “{ $name }”.
intake-recipe-gone = Since the recipe was made these are gone: { $names }. Look at the reading before you write it.
intake-recipe-new = Since the recipe was made these are new: { $names }. Look at the reading before you write it.
intake-recipe-moved = The columns stand in another order than when the recipe was made; they were found by their names.
intake-recipe-lost = “{ $text }”, of which the recipe says something, is not in this file.
intake-alternative-header = Row { $row } may be the header.
intake-alternative-ends = Rows may be destinations and columns origins.
intake-alternative-years = Column { $column } looks like years, but may hold values.
intake-alternative-code = Column { $column } ({ $name }) may hold values instead of codes.
intake-unsure = This reading is only { $sure }% certain. Look at the sheet and correct it, or choose a reading.
intake-date-for-age = Cell { $cell }: the date { $text } stands among age groups and was read as { $age }. The spreadsheet program made a date of it; correct it in the file.
intake-reason-legacy = The words are typed in a Lao font from before Unicode and were decoded: “{ $before }” is “{ $after }”.
intake-reason-buddhist = Years are of the Buddhist era; 543 was taken off.
