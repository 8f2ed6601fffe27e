# Answers: what is said beside a table, and why a question is refused.
query-remainder = Other or not stated

query-no-indicator = There is no indicator “{$indicator}”. Search the list of indicators for its code or name.
query-no-indicator-like = There is no indicator “{$indicator}”. Perhaps: {$like}.
query-no-dimension = There is no disaggregation “{$dimension}”.
query-no-dimension-like = There is no disaggregation “{$dimension}”. Perhaps: {$like}.
query-no-member = “{$member}” is not in the list of “{$dimension}”.
query-no-member-like = “{$member}” is not in the list of “{$dimension}”. Perhaps: {$like}.
query-no-period = “{$text}” is not a period. Write 2020, 2015..2024, 2020-Q1 or 2020-05.
query-not-a-pair = “{$text}” does not say which disaggregation it is about. Write for example sex=F.
query-twice = “{$dimension}” stands twice in rows and columns. Name it once.
query-which-area = There are data for several places ({$count}): {$areas}. Choose one, or put the areas on rows or columns.
query-too-large = A table of {$rows} rows and {$columns} columns is too large. Choose fewer members.
query-stopped = Stopped.
