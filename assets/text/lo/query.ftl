# ຄຳຕອບ: ຄຳອະທິບາຍຕາຕະລາງ ແລະ ເຫດຜົນທີ່ຄິດໄລ່ບໍ່ໄດ້
query-remainder = ອື່ນໆ ຫຼື ບໍ່ລະບຸ

query-no-indicator = ບໍ່ມີຕົວຊີ້ວັດ “{$indicator}”. ກະລຸນາຊອກຫາລະຫັດ ຫຼື ຊື່ ໃນລາຍການຕົວຊີ້ວັດ.
query-no-indicator-like = ບໍ່ມີຕົວຊີ້ວັດ “{$indicator}”. ອາດຈະແມ່ນ: {$like}.
query-no-dimension = ບໍ່ມີການຈຳແນກຂໍ້ມູນ “{$dimension}”.
query-no-dimension-like = ບໍ່ມີການຈຳແນກຂໍ້ມູນ “{$dimension}”. ອາດຈະແມ່ນ: {$like}.
query-no-member = “{$member}” ບໍ່ຢູ່ໃນລາຍການຂອງ “{$dimension}”.
query-no-member-like = “{$member}” ບໍ່ຢູ່ໃນລາຍການຂອງ “{$dimension}”. ອາດຈະແມ່ນ: {$like}.
query-which-member = “{$member}” ອາດຈະແມ່ນຫຼາຍລາຍການຂອງ “{$dimension}”: {$like}. ກະລຸນາຂຽນລະຫັດຂອງລາຍການທີ່ຕ້ອງການ.
query-no-period = “{$text}” ບໍ່ແມ່ນໄລຍະເວລາ. ກະລຸນາຂຽນ 2020, 2015..2024, 2020-Q1 ຫຼື 2020-05.
query-not-a-pair = “{$text}” ບໍ່ໄດ້ບອກວ່າກ່ຽວກັບການຈຳແນກຂໍ້ມູນໃດ. ກະລຸນາຂຽນຕົວຢ່າງ sex=F.
query-twice = “{$dimension}” ຢູ່ໃນແຖວ ແລະ ຖັນ ສອງຄັ້ງ. ກະລຸນາໃສ່ພຽງຄັ້ງດຽວ.
query-which-area = ມີຂໍ້ມູນຂອງຫຼາຍພື້ນທີ່ ({$count}): {$areas}. ກະລຸນາເລືອກພື້ນທີ່ໜຶ່ງ ຫຼື ໃສ່ພື້ນທີ່ໃນແຖວ ຫຼື ຖັນ.
query-too-large = ຕາຕະລາງ {$rows} ແຖວ ແລະ {$columns} ຖັນ ໃຫຍ່ເກີນໄປ. ກະລຸນາເລືອກໃຫ້ໜ້ອຍລົງ.
query-stopped = ຢຸດແລ້ວ.

query-note-nothing = ບໍ່ມີຂໍ້ມູນທີ່ກົງກັບຄຳຖາມນີ້.
query-note-sources = ມີຫຼາຍແຫຼ່ງຂໍ້ມູນ ຫຼື ຫຼາຍສະບັບ ທີ່ກົງກັບຄຳຖາມ. ແຕ່ລະອັນສະແດງແຍກກັນ: {$sources}.
query-note-recommended = ແຕ່ລະພື້ນທີ່ ແລະ ໄລຍະເວລາ ມີຄ່າດຽວ, ເລືອກຕາມລຳດັບທີ່ແນະນຳຈາກ: {$sources}.
query-note-kinds = ໄລຍະເວລາທີ່ຍາວບໍ່ເທົ່າກັນ ສະແດງແຍກກັນ ແລະ ບໍ່ໄດ້ບວກກັນ.
query-note-remainder = “ອື່ນໆ ຫຼື ບໍ່ລະບຸ” ແມ່ນຄ່າທີ່ຄິດໄລ່: ຕົວເລກລວມທີ່ເຜີຍແຜ່ ລົບລາຍການຍ່ອຍ ({$dimension}).
query-note-exceeding = ຕົວເລກລວມທີ່ເຜີຍແຜ່ {$count} ຄ່າ ໜ້ອຍກວ່າຜົນບວກຂອງລາຍການຍ່ອຍ ({$dimension}). ຕົວເລກລວມສະແດງຕາມທີ່ເຜີຍແຜ່.
query-note-formula = {$indicator}: ຄ່າທີ່ບໍ່ມີການເຜີຍແຜ່ ຄິດໄລ່ຕາມສູດ {$formula}.
query-note-part = ໃນຄ່າທີ່ຄິດໄລ່, {$code} ແມ່ນ {$indicator}, ຈາກ {$sources}.
query-note-share = ເປີເຊັນຂອງຕົວເລກລວມທີ່ເຜີຍແຜ່ ({$dimension}).
query-note-rate = ຕໍ່ 1,000 ຂອງ: {$per}.
query-note-percent-of = ເປີເຊັນຂອງ: {$per}.
query-note-no-base = ມີ {$count} ຄ່າ ທີ່ “{$per}” ບໍ່ມີຄ່າຂອງພື້ນທີ່, ໄລຍະເວລາ ແລະ ການຈຳແນກຂໍ້ມູນດຽວກັນ, ຈຶ່ງບໍ່ໄດ້ຄິດໄລ່ອັດຕາ.
query-note-points = ການປ່ຽນແປງຂອງຄ່າເປີເຊັນ ສະແດງເປັນຈຸດເປີເຊັນ.
query-note-change = ການປ່ຽນແປງ ທຽບໃສ່ໄລຍະກ່ອນ ຂອງແຫຼ່ງຂໍ້ມູນ ແລະ ສະບັບດຽວກັນ.
query-note-change-base = ການປ່ຽນແປງ ທຽບໃສ່ {$base}.
query-note-index = ດັດຊະນີ: {$base} ເທົ່າກັບ 100.
query-note-gap = ຍິງ ລົບ ຊາຍ.
query-note-ratio = ຈຳນວນຍິງ ຕໍ່ຊາຍ 100 ຄົນ.
query-note-cumulated = ຜົນບວກສະສົມຈາກໄລຍະທຳອິດທີ່ສະແດງ. ຫຼັງຈາກໄລຍະທີ່ຂາດຂໍ້ມູນ ບໍ່ຮູ້ຜົນບວກ.

query-refused-share-of-ratio = “{$indicator}” ເປັນສັດສ່ວນ, ອັດຕາ ຫຼື ດັດຊະນີຢູ່ແລ້ວ. ສັດສ່ວນຂອງຄ່ານີ້ບໍ່ມີຄວາມໝາຍ. ກະລຸນາເລືອກຄ່າ.
query-refused-share-of-unsummed = ລາຍການຍ່ອຍຂອງ “{$indicator}” ບວກກັນບໍ່ໄດ້, ຈຶ່ງບໍ່ມີສັດສ່ວນ. ກະລຸນາເລືອກຄ່າ.
query-refused-share-over = ສັດສ່ວນຕາມໄລຍະເວລາ ຫຼື ແຫຼ່ງຂໍ້ມູນ ຈະບວກສິ່ງທີ່ບວກກັນບໍ່ໄດ້. ກະລຸນາເລືອກການຈຳແນກຂໍ້ມູນອື່ນ.
query-refused-rate-of-ratio = “{$indicator}” ເປັນສັດສ່ວນ, ອັດຕາ ຫຼື ດັດຊະນີຢູ່ແລ້ວ. ອັດຕາຂອງຄ່ານີ້ບໍ່ມີຄວາມໝາຍ. ກະລຸນາເລືອກຄ່າ.
query-refused-rate-of-itself = ຫານ “{$indicator}” ດ້ວຍ “{$per}” ບໍ່ໄດ້, ເພາະເປັນອັນດຽວກັນ. ກະລຸນາເລືອກຕົວຊີ້ວັດອື່ນ.
query-refused-rate-per-ratio = ຫານ “{$indicator}” ດ້ວຍ “{$per}” ບໍ່ໄດ້, ເພາະຕົວຫານເປັນສັດສ່ວນ, ອັດຕາ ຫຼື ດັດຊະນີ. ກະລຸນາເລືອກຕົວຊີ້ວັດທີ່ເປັນຈຳນວນ.
query-refused-rate-units = ຫົວໜ່ວຍຂອງ “{$indicator}” ແລະ “{$per}” ຄິດໄລ່ອັດຕາບໍ່ໄດ້. ກະລຸນາເລືອກຈຳນວນສອງອັນ ຫຼື ເງິນສະກຸນດຽວກັນສອງອັນເປັນເປີເຊັນ.
query-refused-percent-of-percent = “{$indicator}” ເປັນເປີເຊັນຢູ່ແລ້ວ, ເປີເຊັນຂອງເປີເຊັນເຮັດໃຫ້ເຂົ້າໃຈຜິດ. ກະລຸນາເລືອກການປ່ຽນແປງທີ່ບໍ່ເປັນເປີເຊັນ ເຊິ່ງສະແດງເປັນຈຸດເປີເຊັນ.
query-refused-ratio-of-ratio = “{$indicator}” ເປັນສັດສ່ວນ, ອັດຕາ ຫຼື ດັດຊະນີຢູ່ແລ້ວ. ກະລຸນາເລືອກຊ່ອງຫວ່າງຍິງ-ຊາຍ.
query-refused-cumulated-stock = “{$indicator}” ແມ່ນຈຳນວນທີ່ມີຢູ່: ຈະນັບຄົນຜູ້ດຽວກັນຊ້ຳທຸກປີ. ກະລຸນາເລືອກການປ່ຽນແປງ.
query-refused-cumulated = “{$indicator}” ບວກກັນຕາມເວລາບໍ່ໄດ້. ກະລຸນາເລືອກການປ່ຽນແປງ.

coverage-nothing = ບໍ່ມີຄ່າ
coverage-values = {$count} ຄ່າ, {$when}, {$sources} ແຫຼ່ງຂໍ້ມູນ
coverage-missing = ; ຍັງບໍ່ຈຳແນກຕາມ {$dimensions}
coverage-of = ຕົວຊີ້ວັດທີ່ມີຄ່າ: {$filled} ໃນ {$all}
coverage-sum = ຕົວຊີ້ວັດທີ່ມີຄ່າ: {$filled} ໃນ {$all}.
coverage-unknown-framework = ບໍ່ມີລາຍການ “{$argument}” ຢູ່ນີ້. ກະລຸນາເລືອກ sdg, nsedp, gcm ຫຼື template.
query-compared-value = ຄ່າ
query-compared-target = ຄາດໝາຍ
query-compared-difference = ຜິດດ່ຽງ
query-compared-ratio = ຝ່າຍທີສອງ ຕໍ່ 100 ຂອງຝ່າຍທຳອິດ
query-compared-left = ຍັງເຫຼືອຮອດຄາດໝາຍ
query-compared-progress = ຄວາມຄືບໜ້າ, %
query-note-compared = ຜິດດ່ຽງ: ຝ່າຍທີສອງລົບຝ່າຍທຳອິດ. ອາດນັບດ້ວຍວິທີຕ່າງກັນ: ໃຫ້ທຽບນິຍາມ ແລະ ໝາຍເຫດ.
query-note-defined = {$indicator}: {$definition}
query-note-progress = ຄວາມຄືບໜ້າ: ສ່ວນຂອງໄລຍະທາງ ແຕ່ຄ່າປີ {$period} ຫາຄາດໝາຍຕໍ່ໄປ.
query-compare-units = ທັງສອງມີຫົວໜ່ວຍຕ່າງກັນ ແລະ ປຽບທຽບບໍ່ໄດ້.
query-compare-several = ຝ່າຍໜຶ່ງມີຫຼາຍຈຳນວນໃນແຖວດຽວ. ກະລຸນາເລືອກແຫຼ່ງດຽວ, ສະບັບດຽວ ແລະ ສະມາຊິກດຽວຂອງແຕ່ລະມິຕິ.
query-compare-no-target = ຕົວຊີ້ວັດນີ້ບໍ່ມີຄາດໝາຍ. ຄາດໝາຍຂຽນໃນແຖວຂອງຕົວຊີ້ວັດໃນບັນຊີລາຍຊື່ ເຊັ່ນ 2030=900.
