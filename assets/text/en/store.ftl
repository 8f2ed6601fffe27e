# The store: what happened, where, and what to do.
store-not-found = There is no store at {$file}. Check the name, or make a new one.
store-exists = {$file} exists already and was not changed. Choose another name.
store-not-ours = {$file} is not a store of this program. Choose a file that ends in .mprofile.
store-newer = {$file} was made by a newer version of this program (its format is {$found}, this program knows {$known}). Use that version of the program.
store-locked = {$file} is being changed by another program. Close it there, then try again.
store-locked-by = {$file} is being changed by {$by}. Close it there, then try again.
store-damaged = {$file} is damaged ({$detail}). Nothing was written. Use a copy or a backup.
store-full = Cannot save into {$file}: the computer's storage is full. Earlier data are safe. Delete files you do not need, then try again.
store-read-only = {$file} cannot be written: the place is read-only. Copy the file to another folder and open it there.
store-io = {$file} cannot be read or written ({$detail}). Check that the disk or USB stick is in place, then try again.
store-depends-on = Change {$change} cannot be undone yet: change {$later} builds on it. Undo change {$later} first.
store-no-change = There is no change {$change} that can be undone. Look at the history for the numbers.
store-nothing-to-undo = There is nothing to undo.
store-code-exists = The list “{$list}” has the code {$code} already. Choose another code.
store-unknown-code = The list “{$list}” has no code {$code}. Add it first, or choose one from the list.
store-stopped = Stopped. Nothing was written.
store-internal = The program made a mistake and wrote nothing ({$detail}). Please tell the people who maintain it.
change-new = New store
change-example = Example data loaded
change-import = { $count ->
    [one] Import of {$file}: 1 value
   *[other] Import of {$file}: {$count} values
 }
change-undo = Undo of change {$change}
change-catalogue = Lists extended: {$names}
change-edit = Values edited: {$count}
