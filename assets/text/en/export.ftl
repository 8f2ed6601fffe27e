# Files that leave the program.
export-flag = Sign
export-note = Note
export-sheet-table = Table
export-sheet-about = About the data

export-error-exists = {$file} is already there. Choose another name, or allow it to be replaced.
export-error-full = Cannot save {$file}: the storage is full. Earlier files are safe. Delete files you do not need, then try again.
export-error-denied = Cannot save {$file}: it is write-protected or open in another program. Close it there, or choose another folder.
export-error-no-folder = Cannot save {$file}: the folder is not there. If it is on a USB stick, plug it in and export again.
export-error-system = Cannot save {$file}. The system says: {$detail}
export-error-ending = Cannot tell the format of {$file}. Use one of these endings: {$known}.
export-error-too-large = The table has {$rows} rows and {$columns} columns, more than this format holds. Save it as .csv, or narrow the selection.
export-error-format = The {$format} file could not be made. Detail: {$detail}
export-error-stopped = Stopped. No file was written.
