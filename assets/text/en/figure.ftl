# Figures and tables: titles, units, values, feet, sentences.
figure-kind-line = Line
figure-kind-bar = Bars
figure-kind-grouped = Grouped bars
figure-kind-stacked = Stacked bars
figure-kind-stacked-share = Stacked bars, percent
figure-kind-pyramid = Population pyramid
figure-kind-dot = Dots
figure-kind-map = Map
figure-kind-heat = Heat table
figure-kind-matrix = Origins and destinations
figure-kind-sankey = Flows
figure-kind-slope = Two moments
figure-kind-scatter = Points

figure-error-empty = There is no number to draw for this selection. Choose other members or periods.
figure-error-no-source = Cannot export: there is no source yet. Enter the source first.
figure-error-no-time = A line needs at least one period on an axis. Put the period on rows or columns, or choose bars.
figure-error-not-parts = These numbers are not parts of one whole, so they cannot be stacked. Choose grouped bars.
figure-error-no-ages = A pyramid needs women and men by at least three age groups at one time. Put age on rows and sex on columns.
figure-error-nothing-to-compare = A dot figure needs two to five series to compare, such as women and men. Put them on columns.
figure-error-no-provinces = A map needs numbers of at least two provinces. Put the area on rows and take provinces.
figure-error-no-cells = A table of colours needs at least two rows or columns of numbers. Put a dimension on rows.
figure-error-no-flows = Flows need numbers by country or province of origin or destination. Put it on rows.
figure-error-no-two-moments = This figure needs numbers of the same members at two periods. Put the period on columns.
figure-error-no-pairs = Points need two numbers for each of at least three places, such as women and men, or two years. Put them on columns.
figure-error-no-panels = Small figures are made of lines, bars, stacked bars, pyramids and maps, one for each member of a dimension with several members. Put that dimension on rows or columns.
figure-error-too-many = {$cells} cells are too many for one figure. Narrow the selection, or use the table.
figure-note-capped = Shown are the {$shown} largest of {$all}; the table has all.
figure-note-level = Shown are areas of one level ({$level}); the table has all.
figure-note-silent = No number to show for: {$names}.
figure-note-grey = Drawn in grey: {$names}.
figure-note-not-zero = The scale does not begin at zero.
figure-note-log = Both scales go by powers of ten.
figure-note-only = Shown here, {$dimension}: {$member}; the table has all.
figure-note-boundaries = Boundaries are simplified and not authoritative. © National Geographic Department of Lao PDR, UN OCHA, geoBoundaries (CC BY 3.0 IGO).
figure-note-founded = {$name} is a province since {$since}; before, its people are counted in {$before}.

class-under = under {$number}
class-over = {$number} and over
class-between = {$from} to {$to}
map-missing = no data
map-withheld = not disclosed
map-estimate = estimate
map-not-yet = not yet a province
cells-same = not applicable (same place)
flows-from = From
flows-to = To
flows-others = { $count ->
    [one] 1 other
   *[other] {$count} others
 }
sentence-flow = The largest flow: from {$from} to {$to}, {$value}.
sentence-flow-part = That is {$percent} of the flows shown.
sentence-panels = {$count} small figures with one scale, one for each {$dimension}: {$names}.
figure-note-panels = Shown are the first {$shown} of {$all} small figures; the table has all.

remark-data-type = Basis of the count: {$types}
remark-type-B = country of birth
remark-type-C = citizenship
remark-type-R = refugees added
remark-type-I = imputed
remark-basis-citizenship = Basis of the count: citizenship and refugees added
remark-mid-year = From mid-year to mid-year
remark-estimate = Estimate
remark-matrix = From the World Bank matrix
remark-difference = Obtained as the difference to the national total
figure-note-flows-sum = The sums beside the names are those of the flows drawn.
figure-note-remarks = Further remarks on single values: {$count}; the table has all.
figure-note-columns = Shown are {$shown} of {$all} columns; the table has all.

member-women = Women
member-men = Men
member-total = Total
member-other = Other
member-unknown = Not stated
member-age = {$from}–{$to} years
member-age-over = {$from} years and over
member-age-one = {$from} years

place-world = the world
place-country = {$name}
place-province = {$name}
place-district = {$name}, {$above}

dimension-sex = sex
dimension-age = age group
dimension-area = area
dimension-country = country
dimension-region = region
dimension-province = province
dimension-district = district
dimension-origin = country of origin
dimension-destination = country of destination
dimension-citizenship = citizenship
dimension-origin-area = area left
dimension-destination-area = area moved to
dimension-purpose = purpose
dimension-skill = skill level
dimension-education = education
dimension-occupation = occupation
dimension-sector = economic sector
dimension-status = regular or irregular status
dimension-employment-status = status in employment
dimension-residence = urban or rural area
dimension-crossing-point = border checkpoint
dimension-exploitation = form of exploitation
dimension-protection-status = protection status
dimension-ethno-family = ethno-linguistic family
dimension-direction = direction
dimension-period = period
dimension-source = source
dimension-indicator = indicator

title-in = {$what} in {$place}
title-of = {$what}, {$member}
title-member = {$dimension}: {$member}
title-by = {$what}, by {$dimensions}
title-when = {$what}, {$when}
list-and = {$before} and {$last}

unit-percent = Percent
unit-points = Percentage points
unit-share = Percent of the total by {$dimension}
unit-percent-of = Percent of: {$per}
unit-rate = Per {$base} of: {$per}
unit-change = Change from the period before, {$unit}
unit-change-since = Change since {$base}, {$unit}
unit-index = Index, {$base} = 100
unit-gap = Women minus men, {$unit}
unit-cumulated = Running total, {$unit}
unit-ratio = Women per 100 men

value-PS = {$number} persons
value-PT = {$number}%
value-points = {$number} percentage points
value-NUM = {$number}
value-RATIO = {$number}
value-INDEX = {$number}
value-USD = {$number} US dollars
value-USD-M = {$number} million US dollars
value-TRIPS = {$number} crossings
value-MONTHS = {$number} months
value-LAK-B = {$number} billion kip

value-estimated = an estimated {$value}
value-forecast = {$value} (forecast)

source-edition = {$source}, edition {$edition}
foot-source = Source: {$source}.
foot-signs = Signs: {$signs}.
foot-made = Made on {$date}.
foot-example = Example data, from published sources, not official statistics of Lao PDR.
foot-computed = Some numbers are computed by the program from published values.

status-A = normal value
status-B = break in the series
status-D = definition differs
status-E = estimate
status-F = forecast
status-G = experimental
status-H = missing (holiday)
status-I = imputed
status-J = derogation
status-K = included in another category
status-L = not collected
status-M = not applicable
status-N = not significant
status-O = missing
status-P = provisional
status-Q = not disclosed, to protect persons
status-S = special event
status-U = low reliability
status-V = not validated
status-W = includes another category

sentence-year = {$year}
sentence-was = In {$when}, {$what}: {$value}.
sentence-rose = {$what} rose from {$v1} in {$y1} to {$v2} in {$y2}.
sentence-fell = {$what} fell from {$v1} in {$y1} to {$v2} in {$y2}.
sentence-same = {$what} did not change: {$v1} both in {$y1} and in {$y2}.
sentence-women-men = {$what}: {$women} among women, {$men} among men.
sentence-most = {$what}: most in {$place1} ({$v1}), fewest in {$place2} ({$v2}).
sentence-highest = {$what}: highest in {$place1} ({$v1}), lowest in {$place2} ({$v2}).
sentence-one = {$what}: {$value} ({$place}).
sentence-women-share = Women were {$p1} in {$y1}.
sentence-women-share-rose = The share of women rose from {$p1} in {$y1} to {$p2} in {$y2}.
sentence-women-share-fell = The share of women fell from {$p1} in {$y1} to {$p2} in {$y2}.
sentence-women-share-same = The share of women did not change: {$p1} in {$y1} and in {$y2}.
sentence-missing = Values without a number to show: {$count}.

about-indicator = Indicator
about-code = Code
about-definition = Definition
about-translation = Translation
about-translation-unchecked = Not yet checked by a Lao statistician
about-unit = Unit
about-value-unit = Unit of the indicator
about-formula = Formula
about-selection = Selection
about-split = Split by
about-members = {$count} members
about-source = Source
about-values = { $count ->
    [one] 1 value
   *[other] {$count} values
 }
about-notice = Notice
about-program = Made with
about-made = Made on
figure-kind-flow-map = Flow map
figure-note-flow-map = Countries stand on the side on which they lie, from north to south; not at their distance.
figure-error-not-across = A flow map shows flows between Lao PDR, or its provinces, and other countries.
figure-note-listed = The list beside the map has the {$shown} largest of {$all}; the table has all.
title-beside = {$one} and {$two}
dimension-compared = value and target
source-edition-alone = Edition {$edition}
