# Reading files: why a file or a part of it cannot be read, and what to do.
sheet-not-found = Cannot open { $file }: there is no such file. Check the name and the folder.
sheet-folder = Cannot read { $file }: it is a folder. Choose a file in it.
sheet-empty = Cannot read { $file }: the file is empty. Ask the sender for it again.
sheet-in-use = Cannot open { $file }: another program is using it. Close it there, then try again.
sheet-no-permission = Cannot open { $file }: you are not allowed to read it. Ask the owner for access, or copy it to a folder of your own.
sheet-not-a-spreadsheet = Cannot read { $file }: it is not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.
sheet-not-a-spreadsheet-pdf = Cannot read { $file }: it is a PDF document, not a spreadsheet. Ask the sender for the .xlsx or .csv file.
sheet-not-a-spreadsheet-picture = Cannot read { $file }: it is a picture, not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.
sheet-not-a-spreadsheet-document = Cannot read { $file }: it is a text document, not a spreadsheet. Copy its table into a spreadsheet and save that.
sheet-not-a-spreadsheet-slides = Cannot read { $file }: it is a presentation, not a spreadsheet. Copy its table into a spreadsheet and save that.
sheet-not-a-spreadsheet-archive = Cannot read { $file }: it is an archive. Unpack it, then choose the spreadsheet in it.
sheet-not-a-spreadsheet-web-page = Cannot read { $file }: it is a web page, not a spreadsheet. Open it in Excel and save it as .xlsx.
sheet-not-a-spreadsheet-database = Cannot read { $file }: it is a database, not a spreadsheet. Choose an .xlsx, .xls, .ods or .csv file.
sheet-unknown-format = Cannot read { $file }: the format “{ $format }” is not known to the program. Open it in Excel and save it as .xlsx.
sheet-encrypted = Cannot read { $file }: it is protected by a password. Open it in Excel, remove the password and save it.
sheet-damaged = Cannot read { $file }: the file is damaged or not complete. Open it in Excel and save it again, or ask the sender for a new file.
sheet-reader-failed = Cannot read { $file }: the file is damaged. Open it in Excel and save it again, or ask the sender for a new file.
sheet-too-large-file = Cannot read { $file }: the file is larger than allowed. Divide it into smaller files.
sheet-too-large-expanded = Cannot read { $file }: unpacked it is larger than allowed. Divide it into smaller files.
sheet-too-large-sheets = Cannot read { $file }: it has too many sheets. Divide it into smaller files.
sheet-too-large-cells = Cannot read { $file }: it has too many cells. Divide it into smaller files.
sheet-too-slow = Cannot read { $file }: reading took too long and was stopped. Divide it into smaller files.
sheet-stopped = Stopped reading { $file }. Nothing was changed.
sheet-io = Cannot read { $file }: the disk or USB stick cannot be read. Check that it is plugged in, then try again.

# Parts that were left out.
sheet-part-damaged = Sheet { $sheet }: this sheet is damaged; only the part before the damage was read. Open the file in Excel and save it again.
sheet-beyond-left-out = { $place }: the cell lies beyond what a spreadsheet can have and was left out.
sheet-text-cut = { $place }: the text is very long and was cut.
sheet-unclosed-quotes = Some quotation marks are not closed ({ $count }). They were read as plain characters; check the rows around them.
sheet-formula-without-value = { $place }: the formula has no stored result and was left out. Open the file in Excel and save it again.
sheet-text-missing = { $place }: the text of this cell is missing in the file and was left out. Open the file in Excel and save it again.
