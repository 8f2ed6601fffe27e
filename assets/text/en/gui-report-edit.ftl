# Changing the sections of the report.
gui-report-indicators = Indicators of this section
gui-report-without-data = {$name} – no data yet
gui-report-indicator-out = Take out: {$name}
gui-report-indicator-add = Add an indicator…
command-add-to-report = Add to the report
command-add-to-report-tip = The section that tells of this indicator draws it from now on
gui-report-added = “{$name}” stands in section {$section} of the report.
