# Changing a value, typing values.
edit-open = Change…
edit-title = Change a value
edit-number = Number
edit-number-hint = Empty: missing
edit-not-a-number = This is not a number
edit-status = Status
edit-remark = Note
edit-source = Source
edit-edition = Edition
edit-follow-up = Marked for follow-up
edit-withheld = Not for publication
edit-reason = Reason
edit-reason-hint = For the history
edit-save = Save the change
edit-remove = Take this value away
edit-nothing = Nothing is different yet
edit-done = The value is changed
