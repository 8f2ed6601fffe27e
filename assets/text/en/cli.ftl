# The command line.
cli-about = mprofile: the Migration Profile from the command line. Works without a display and without a network.
cli-usage = Use: mprofile COMMAND …   (mprofile COMMAND --help tells more)
cli-flags-of-all = For every command:
cli-exit-codes = Exit codes: 0 done · 1 the data have problems or need a decision · 2 wrong arguments · 3 a file cannot be read or written · 4 the store is damaged, locked or newer
cli-examples = Examples:
cli-new = makes a store with the catalogue; --example fills it with published figures
cli-read = shows what the importer understands of a file; writes nothing
cli-import = imports spreadsheets: one change a call, with counts and problems
cli-add = adds an indicator, a code, a source or another spelling to the lists
cli-indicators = lists indicators, with the number of values of each
cli-codes = lists the members of a disaggregation or list
cli-sources = lists sources
cli-table = shows a table, or writes it to a file
cli-figure = writes a figure to a file
cli-view = lists, keeps, shows or deletes saved views; one that shows the newest periods keeps rolling
cli-view-saved = Saved the view “{$name}”.
cli-view-deleted = Deleted the view “{$name}”.
cli-unknown-action = There is no “{$argument}” here. Choose one of: {$actions}.
cli-explain = tells where one number comes from
cli-coverage = lists what there is of each indicator and what is missing
cli-template = writes a blank workbook in which the agency of --agency sends its figures
cli-publish = writes a folder that PostgreSQL loads: the whole store, or what changed
cli-history = lists all changes, newest first
cli-undo = takes back a change: the newest, or the one named
cli-doctor = checks this computer and a store

cli-flag-lang = language of all words
cli-flag-as = who acts, for the history
cli-flag-agency = agency of the person, for the history
cli-flag-json = one JSON object a line
cli-flag-help = help
cli-flag-version = version
cli-flag-example = with published figures as example data
cli-flag-sheet = only this sheet
cli-flag-store = takes names and spellings from this store
cli-flag-recipe = reads the file as this saved reading says
cli-flag-jsonl = one observation a line, as JSON
cli-flag-csv = one observation a line, as CSV
cli-flag-readings = how the sheets can be read, and why
cli-flag-indicator = the indicator
cli-flag-measure = only what the sheet calls so
cli-flag-set = what holds for all values of the file: area=LA, period=2020, scale=1000 (scale=1: right as it stands), countries=origin (what the countries of a table by country are)
cli-flag-map = what a name of the file means: "Svk"=area:13
cli-flag-create = makes what is missing in the lists
cli-flag-leave-out = leaves out the values of this unknown name; * for all unknown names
cli-flag-sender = the agency the file comes from: names answered for its files are remembered for all of them
cli-unknown-sender = “{$argument}” is not in the list of agencies. mprofile codes STORE agency shows it.
cli-flag-twice = which of two cells with different values counts
cli-flag-source = the source
cli-flag-edition = the edition of the source
cli-flag-dry-run = counts and compares, writes nothing
cli-flag-accept = which values are written: new ones (default), changed ones, all
cli-flag-list = the list: area, sex, age, …
cli-flag-name-en = name in English
cli-flag-name-lo = name in Lao
cli-flag-parent = the member above it
cli-flag-unit = the unit
cli-flag-theme = the part of the report
cli-flag-facet = a small figure for each member of this dimension, all with one scale
cli-flag-aggregation = how members may be put together
cli-flag-stock-flow = stock at a moment or flow over a period
cli-flag-alias = the other spelling
cli-flag-where = only these members: sex=F,M or period=2015..2024
cli-flag-recommended = one value a cell, by the indicator's order of preference
cli-flag-rows = what lies down the side
cli-flag-columns = what lies across the top
cli-flag-of = the disaggregation whose total is 100 %
cli-flag-per = the indicator to divide by
cli-flag-base = the period to compare with
cli-flag-percent = in percent
cli-flag-both = in both languages: .xlsx, .ods, .html and .csv with every part twice; the other formats name everything in both anyway
cli-flag-since = only what came after this change; mprofile history lists them
cli-flag-indicators = only these indicators; else all the agency produces
cli-flag-periods = for these times; else the last full year
cli-flag-framework = by the items of a list: SDG indicators, national plan, Global Compact, parts of the profile
cli-flag-out = the file to write

cli-unknown-command = There is no command “{$argument}”. mprofile --help lists them.
cli-unknown-flag = There is no {$argument} here. Add --help to the command to see what it takes.
cli-flag-needs-value = {$argument} needs a value after it.
cli-flag-given-twice = {$argument} stands twice. Give it once.
cli-missing-argument = {$argument} is missing. Add --help to the command to see what it takes.
cli-extra-argument = “{$argument}” is too much here. Put names with spaces between quotation marks.
cli-unknown-language = There is no language “{$argument}”. Choose en or lo.
cli-flags-conflict = {$argument} and {$other} cannot stand together. Give one of them.
cli-flag-needs-flag = {$argument} says nothing without {$other}. Give both, or neither.
cli-unknown-command-like = There is no command “{$argument}”. Perhaps: {$like}. mprofile --help lists them.
cli-lists-one = “{$argument}”: a .csv file holds one list. Name the one list, or write an .xlsx file.
cli-only-xlsx = “{$argument}”: the workbook is an .xlsx file. Give it a name that ends in .xlsx.
cli-nothing-called = Nothing is called “{$text}”. Try a shorter part of the name, in Lao or English.
cli-view-none = This store holds no saved view yet. mprofile view save keeps one.
cli-add-alias-done = Added the spelling “{$alias}” to {$code} (change {$change}).
cli-explain-who = Written by {$who}, {$date} (change {$change})
cli-flag-measure-table = what the cells show: the values, or computed from them
cli-flag-measure-compare = what the cells show: the values, or computed from them
cli-flag-measure-figure = what the figure shows: the values, or computed from them
cli-flag-measure-view = what the view shows: the values, or computed from them
cli-flag-kind-add = whether a source restates the past in editions (vintages) or goes on year by year (continuing)
cli-flag-kind-figure = kind of figure; without it the one that suits the values
cli-flag-kind-view = kind of figure; without it the one that suits the values
cli-flag-kind-compare = kind of figure; without it the one that suits the values
cli-flag-out-publish = the folder to write
cli-flag-agency-template = the agency that is to fill the workbook
cli-bad-argument = The arguments cannot be read: {$argument}
cli-bad-change = “{$argument}” is not the number of a change. mprofile history lists them.
cli-unknown-list = There is no list or disaggregation “{$argument}”.
cli-unknown-kind = “{$argument}” cannot be added. Choose indicator, code, source or alias.
cli-new-done = Made {$file}: {$indicators} indicators, {$values} values.
cli-undo-done = Change {$change} is taken back. This is change {$by}; undo it to have the change again.
cli-add-done = Added {$code} (change {$change}).
cli-history-undone = taken back by change {$change}
cli-more-problems = … and {$count} more.
cli-unchecked-legend = * Lao translation not yet checked
cli-doctor-store-well = {$file}: whole, nothing wrong found
cli-doctor-store-damaged = {$file} is damaged. Nothing was changed. Use a copy or a backup.

cli-unknown-measure = There is no measure “{$argument}”. Choose value, share, rate, change, index, gap or ratio.
cli-unknown-kind-of-figure = There is no figure of the kind “{$argument}”. Choose line, bar, grouped, stacked, stacked-share, pyramid, dot, heat, map, matrix, sankey, flow-map, slope or scatter.
cli-unknown-create = “{$argument}” cannot be made. Choose indicator or codes.
cli-unknown-accept = “{$argument}” is not known here. Choose new, changed or all.
cli-unknown-twice = “{$argument}” is not known here. Choose first, second or none.
cli-bad-member = “{$argument}” names no member. Write dimension=code, such as area=LA.
cli-bad-map = “{$argument}” cannot be read. Write "label"=dimension:code, such as "Svk"=area:13.
cli-bad-recipe = The reading {$file} cannot be used ({$detail}). Save it again with mprofile read --readings --json.
cli-nothing-found = There are no values for this question. Ask for less, or look at mprofile indicators for what there is.
cli-written = Written: {$file}
cli-no-number = no number
cli-more-values = … and {$count} more values. Narrow the selection with --where.
cli-explain-source = Source: {$source}
cli-explain-file = From {$file}, sheet {$sheet}, cell {$cell}; stored {$date}
cli-explain-text-file = From {$file}, cell {$cell}; stored {$date}
cli-explain-before = Before: {$value}, until change {$change}
cli-import-counts = New: {$new} · same: {$same} · changed: {$changed} · repeated: {$repeated} · empty: {$empty}
cli-import-conflict = {$cell}: stored {$stored}, in the file {$new}
cli-import-created = Made in the lists: {$count} ({$names})
cli-import-to-create = To be made in the lists: {$count} ({$names})
cli-import-done = { $count ->
    [one] 1 value written (change {$change}). mprofile undo takes it back.
   *[other] {$count} values written (change {$change}). mprofile undo takes them back.
 }
cli-import-dry = Nothing was written (--dry-run).
cli-import-questions = Nothing was written: the questions above must be answered first ({$flags}).
cli-import-nothing = Nothing was written: there is nothing new.
cli-import-no-values = Nothing was written: no value was found; the reasons stand above. mprofile read FILE --readings shows what was looked at.
cli-import-changed = Nothing was written: {$count} in the file differ from those stored. To take them: --accept changed.
cli-import-changed-kept = {$count} in the file differ from those stored and were not taken. To take them: --accept changed.
cli-no-sheet = There is no sheet “{$argument}”; there are: {$names}.
cli-no-measure = Nothing is called “{$argument}” here; there are: {$names}.
cli-no-reading = There is no reading {$argument}; the sheet with the most has {$count}.
cli-read-count = { $count ->
    [one] 1 value
   *[other] {$count} values
 }
cli-reading = Reading {$number}: tables: {$tables}, sure to {$sure} %
cli-no-display = No window can open here ({$what}). The same job follows in the terminal.
cli-example-imported = The bundled example workbook was imported: {$new} values.
cli-example-written = Written:
cli-read-nothing = No values were found in this file. mprofile read --readings tells what was looked at.
cli-bad-scale = “{$argument}” is no scale. Write 1000, 1000000 or 1e-3.
cli-bad-countries = “{$argument}” cannot be said of countries. Write area, origin, destination or citizenship.

cli-report = writes the Migration Profile as .docx, .pdf or .html, its figures as slides (.pptx); as .toml its outline, to be edited
cli-flag-outline = the outline of the report, a .toml file
cli-flag-title-year = the year in the title
cli-bad-year = “{$argument}” is no year. Write four digits.
cli-report-counts = Figures: {$figures}; tables: {$tables}; sentences found in the data: {$sentences}
cli-report-data = Data: {$count} gaps; the matrix in section D.2 shows them.
cli-recipe = lists, shows or deletes the ways in which files were read before
cli-flag-reading = takes this reading of the sheets instead of the best: 1, 2 or 3
cli-recipe-none = This store holds no recipe yet. One is kept with every import.
cli-recipe-deleted = The recipe “{$name}” was deleted.
cli-bad-reading = “{$argument}” is no number of a reading. Give 1, 2 or 3, as mprofile read --readings lists them.
cli-flag-keep = keep the outline and this edition in the store; the next report tells what changed
cli-report-kept = Kept in the store. The next report tells what changed since.
cli-flag-report = writes the account of the import to be printed: .html, .pdf or .docx
cli-flag-findings = writes the file again with marked cells and a list of findings, for the sender
cli-findings-one-file = {$argument} takes one file at a time. Name one file.
cli-flag-sort = rows by this column: its words, its number from 1, or the words above the row names
cli-flag-turned = sorted the other way: the smallest number, or the last name, first
cli-flag-find = only rows whose names hold this text; Lao also without tone marks
cli-flag-names = members by names, codes or both
cli-unknown-naming = {$argument} is no way to call members. Give names, codes or both.
cli-unknown-column = {$argument} is no column of this table. Give the words above a column, or its number from 1.
cli-flag-template = the template of an agency: a .toml file with colour, titles, partners and the name of the emblem's picture
cli-compare = two answers side by side, with difference and ratio
cli-flag-with = what the other side has instead: indicator=…, source=…, edition=…, period=…, area=… or target
cli-unknown-side = “{$argument}” is no other side. Give indicator=…, source=…, edition=…, period=…, a dimension with a member, or target.
