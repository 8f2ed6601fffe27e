# Answers: what is said beside a table, and why a question is refused.
query-remainder = Other or not stated

query-no-indicator = There is no indicator “{$indicator}”. Search the list of indicators for its code or name.
query-no-indicator-like = There is no indicator “{$indicator}”. Perhaps: {$like}.
query-no-dimension = There is no disaggregation “{$dimension}”.
query-no-dimension-like = There is no disaggregation “{$dimension}”. Perhaps: {$like}.
query-no-member = “{$member}” is not in the list of “{$dimension}”.
query-no-member-like = “{$member}” is not in the list of “{$dimension}”. Perhaps: {$like}.
query-which-member = “{$member}” may be several members of “{$dimension}”: {$like}. Write the code of the one you mean.
query-no-period = “{$text}” is not a period. Write 2020, 2015..2024, 2020-Q1 or 2020-05.
query-not-a-pair = “{$text}” does not say which disaggregation it is about. Write for example sex=F.
query-twice = “{$dimension}” stands twice in rows and columns. Name it once.
query-which-area = There are data for several places ({$count}): {$areas}. Choose one, or put the areas on rows or columns.
query-too-large = A table of {$rows} rows and {$columns} columns is too large. Choose fewer members.
query-stopped = Stopped.

query-note-nothing = There are no data for this question.
query-note-sources = Several sources or editions fit the question. Each is shown on its own: {$sources}.
query-note-recommended = One value for each place and period, by order of preference among: {$sources}.
query-note-kinds = Periods of different length stand apart and are not added.
query-note-remainder = “Other or not stated” is computed: the published total less its members ({$dimension}).
query-note-exceeding = {$count} published totals are smaller than the sum of their members ({$dimension}). The totals are shown as published.
query-note-formula = {$indicator}: values not published are computed as {$formula}.
query-note-part = In the computed values, {$code} is {$indicator}, from {$sources}.
query-note-share = Percent of the published total ({$dimension}).
query-note-rate = Per 1,000 of: {$per}.
query-note-percent-of = Percent of: {$per}.
query-note-no-base = { $count ->
    [one] 1 value has no base of the same place, period and disaggregation in “{$per}”, so no rate is computed for it.
   *[other] {$count} values have no base of the same place, period and disaggregation in “{$per}”, so no rate is computed for them.
 }
query-note-points = The change of a percentage is given in percentage points.
query-note-change = Change against the period before, of the same source and edition.
query-note-change-base = Change against {$base}.
query-note-index = Index: {$base} is 100.
query-note-gap = Women minus men.
query-note-ratio = Women for every 100 men.
query-note-cumulated = Running sum from the first period shown. After a missing period the sum is not known.

query-refused-share-of-ratio = “{$indicator}” is itself a share, rate or index. A share of it would say nothing. Choose the values.
query-refused-share-of-unsummed = The members of “{$indicator}” cannot be added, so they have no shares. Choose the values.
query-refused-share-over = Shares over periods or sources would add what must not be added. Choose another disaggregation.
query-refused-rate-of-ratio = “{$indicator}” is itself a share, rate or index. A rate of it would say nothing. Choose the values.
query-refused-rate-of-itself = “{$indicator}” cannot be divided by “{$per}”, because they are the same. Choose another indicator.
query-refused-rate-per-ratio = “{$indicator}” cannot be divided by “{$per}”, which is a share, rate or index. Choose an indicator that counts.
query-refused-rate-units = “{$indicator}” and “{$per}” have units that give no rate. Choose two counts, or two amounts in one currency with percent.
query-refused-percent-of-percent = “{$indicator}” is itself in percent, and a percent of a percent misleads. Choose the change without percent: it is in percentage points.
query-refused-ratio-of-ratio = “{$indicator}” is itself a share, rate or index. Choose the gap between women and men.
query-refused-cumulated-stock = “{$indicator}” is a stock: the same people would be counted again each year. Choose the change.
query-refused-cumulated = “{$indicator}” must not be added over time. Choose the change.

coverage-nothing = no values
coverage-values = values: {$count}, {$when}, sources: {$sources}
coverage-missing = ; not by {$dimensions}
coverage-of = indicators with values: {$filled} of {$all}
coverage-sum = Indicators with values: {$filled} of {$all}.
coverage-unknown-framework = There is no list “{$argument}” here. Choose sdg, nsedp, gcm or template.
query-compared-value = Value
query-compared-target = Target
query-compared-difference = Difference
query-compared-ratio = Second per 100 of the first
query-compared-left = Left to the target
query-compared-progress = Progress, %
query-note-compared = Difference: the second minus the first. They may be counted in different ways: compare the definitions and notes.
query-note-defined = {$indicator}: {$definition}
query-note-progress = Progress: the part of the way from the value of {$period} to the next target.
query-compare-units = The two are in different units and cannot be compared.
query-compare-several = One of the sides has several numbers for a row. Choose one source, one edition and one member of each dimension.
query-compare-no-target = This indicator has no target. Targets are written in its row of the lists, as 2030=900.
