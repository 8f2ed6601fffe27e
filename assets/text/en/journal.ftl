# The journal: taking back, editing, remarks, the past, care of the store.
store-nothing-to-redo = There is nothing to redo. Redo works right after an undo; name the change to redo an older one.
store-no-moment = This store has no state at {$moment}. Look at the history for changes and days.
store-compacted = What was before change {$from} has been dropped to save room, so change {$change} can be neither shown nor undone. Use an older backup.
store-no-value = There is no value of {$code} there. Give a number to make one.
store-key-taken = {$source} has a value for the same place, period and group already. Remove one of the two first.
change-redo = Redo of change {$change}
change-note = Remark on values: {$count}
app-key-needs = To make a new value, name one member of {$what}: --where area=LA --where period=2024 --source CODE.
app-bad-moment = “{$moment}” is neither the number of a change nor a day such as 2026-11-23.
cli-redo = does a change again that was undone: the last one, or the one named
cli-set = changes a value, its status, remark or source by hand
cli-note = writes a remark on a value or marks it for follow-up; without a selection lists what is marked
cli-flag-as-of = as the store was after this change, or at the end of this day
cli-flag-change = the values that this change touched, before and after
cli-flag-value = the new number, or missing
cli-flag-status = observation status, a letter of SDMX: A, E, P …
cli-flag-confidentiality = confidentiality, a letter of SDMX: F, N, C …
cli-flag-text = the remark; that of a value marked for follow-up is a working remark and never published
cli-flag-to-source = the source the value shall belong to
cli-flag-to-edition = the edition the value shall belong to
cli-flag-remove = takes the value away; the history keeps it
cli-flag-reason = why, for the history
cli-flag-all = all values of the selection, not just one
cli-flag-follow-up = marks the value for follow-up
cli-flag-done = takes the mark away
cli-redo-done = Change {$change} is done again. This is change {$by}.
cli-set-done = { $count ->
    [one] 1 value changed (change {$change}). mprofile undo takes it back.
   *[other] {$count} values changed (change {$change}). mprofile undo takes it back.
 }
cli-several-values = The selection meets {$count} values. Narrow it with --where, --source and --edition, or add --all.
cli-bad-status = “{$argument}” is no letter of the status list. A is normal, E estimated, P provisional; F is free, N not for publication, C confidential.
cli-bad-number = “{$argument}” is not a number. Write 1234.5 without spaces and commas, or missing.
cli-bad-source = There is no source “{$argument}”. mprofile sources lists them.
cli-follow-up = Marked for follow-up
cli-follow-ups = Marked for follow-up: {$count}
cli-history-until = until change {$change}
store-newer-read = {$file} was made by a newer version of this program. It can be looked at, not changed.
store-unclean = {$file} was not closed properly last time, perhaps because the computer stopped. Every confirmed change is there. mprofile doctor checks it in full.
store-backup-failed = The change is written, but no backup could be made ({$detail}). Make room or save a copy elsewhere.
change-compact = Dropped for good: earlier versions {$versions}, kept files {$files}
change-restore = Restored from {$file}
change-repair = Saved from a damaged store
cli-backup = saves a checked copy; without --out into the folder of backups beside the store
cli-restore = makes a store from a backup, after checking it in full
cli-compact = makes the file smaller; says what would be dropped and drops it only with --yes
cli-repair = saves what can be saved of a damaged store into a new one
cli-flag-past = drops earlier versions of values: undo and --as-of end there
cli-flag-files = drops the kept files of imports: sheets can no longer be shown
cli-flag-yes = does it
cli-compact-past = Dropped for good: earlier versions of values {$versions}. What was changed before can then be neither undone nor shown.
cli-compact-keeps-past = Kept: earlier versions of values {$versions} (--past drops them).
cli-compact-files = Dropped for good: kept files {$files} ({$size} MB). Numbers keep the name and cell of their file.
cli-compact-keeps-files = Kept: files of imports {$files} ({$size} MB; --files drops them).
cli-compact-ask = Nothing was changed. Add --yes to do it; a backup is made first.
cli-compact-done = The store is {$size} MB smaller. The state before it is in {$file}.
cli-repair-table = { $count ->
    [one] Table {$table} is damaged: 1 row saved
   *[other] Table {$table} is damaged: {$count} rows saved
 }
cli-repair-done = { $count ->
    [one] Saved into {$file}: 1 value
   *[other] Saved into {$file}: {$count} values
 }
cli-repair-lost = Something was lost. Compare with a backup before using it.
change-report = Report: outline, texts or edition kept
