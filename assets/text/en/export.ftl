# Files that leave the program.
export-flag = Sign
export-note = Note
export-sheet-table = Table
export-sheet-about = About the data
export-sheet-figure = Figure
export-sheet-data = Data
export-no-observation = no observation

package-data = the values, one a line, in UTF-8
package-description = what the columns of the values mean, by the W3C vocabulary CSV on the Web
package-citation = how to cite these data
package-cite = {$sources}. {$title}. Put together with {$program}, {$date}.
package-code-of = {$what} (code)
package-name-of = {$what} (name)
package-value = Value
package-obs-status = Observation status (SDMX)
package-conf-status = Confidentiality status (SDMX)
package-computed = Computed by the program
package-unit = Unit (code)
package-source = Source (code)
package-edition = Edition
package-example = Example data
package-note = Note

sdmx-edition = Edition
sdmx-obs-value = Value
sdmx-obs-status = Observation status
sdmx-conf-status = Confidentiality status
sdmx-unit-measure = Unit of measure
sdmx-unit-mult = Power of ten of the unit
sdmx-decimals = Decimals
sdmx-computed = Computed by the program
sdmx-period = Period as the program writes it
sdmx-comment-obs = Note on the value

export-error-exists = {$file} is already there and was not changed. Choose another name.
export-error-full = Cannot save {$file}: the storage is full. Earlier files are safe. Delete files you do not need, then try again.
export-error-denied = Cannot save {$file}: it is write-protected or open in another program. Close it there, or choose another folder.
export-error-no-folder = Cannot save {$file}: the folder is not there. If it is on a USB stick, plug it in and export again.
export-error-system = Cannot save {$file}. The system says: {$detail}
export-error-ending = Cannot tell the format of {$file}. Use one of these endings: {$known}.
export-error-too-large = The table has {$rows} rows and {$columns} columns, more than this format holds. Save it as .csv, or narrow the selection.
export-error-format = The {$format} file could not be made. Detail: {$detail}
export-error-stopped = Stopped. No file was written.

publish-readme = Data of the Migration Profile for a central database, made on {$date}. Values: {$values}; values that are no longer there: {$removed}. From after change {$since} to change {$last}. To load: psql -d DATABASE -f load.sql in this folder. Loading twice changes nothing. Values that are withheld have their status and no number.
publish-done = Written: {$folder}. Values: {$values}, removed: {$removed}. Load it with psql -f load.sql. Next time add --since {$last} for what is new.
publish-no-change = There is no change {$change}. mprofile history lists them.

template-title = Figures for the Migration Profile: {$agency}
template-fill = Fill in the white cells: value, status and note. Grey cells are locked; other programs read them.
template-empty = Leave a cell empty where there is nothing to say. Write 0 only where 0 was counted.
template-status = Where a value is missing, estimated or provisional, choose the status from the box. Leave it empty for a normal value.
template-more = For countries and other long lists use the empty lines at the end of a sheet: choose the codes from the boxes; names are on the sheet Lists (hidden; right-click a sheet name to show it).
template-return = Send the workbook back as it is. It is read without changing anything in it.
template-done = Written: {$file}. Indicators asked for: {$count}.
template-unknown-agency = There is no agency “{$argument}”. mprofile codes STORE agency lists them.
template-nothing = No indicator in the catalogue is produced by “{$argument}”. Name some with --indicators.
