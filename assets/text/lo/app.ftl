# ຄຳສັບຂອງໂປຣແກຣມ: ຂັ້ນຕອນຂອງວຽກ, ໄລຍະເວລາ, ເດືອນ
app-name = ຂໍ້ມູນການເຄື່ອນຍ້າຍຖິ່ນຖານ
app-title = ການເຄື່ອນຍ້າຍຖິ່ນຖານ ຂອງ ສປປ ລາວ

stage-waiting = ກຳລັງລໍຖ້າ
stage-opening = ກຳລັງເປີດ
stage-reading = ກຳລັງອ່ານ
stage-understanding = ກຳລັງວິເຄາະຕາຕະລາງ
stage-comparing = ກຳລັງທຽບໃສ່ຖານຂໍ້ມູນ
stage-writing = ກຳລັງບັນທຶກ
stage-asking = ກຳລັງຄົ້ນຫາ
stage-drawing = ກຳລັງແຕ້ມ
stage-saving = ກຳລັງບັນທຶກຟາຍ
stage-checking = ກຳລັງກວດ

period-half = 6 ເດືອນ ຄັ້ງທີ {$part} ປີ {$year}
period-quarter = ໄຕມາດ {$part} ປີ {$year}
month-1 = ມັງກອນ
month-2 = ກຸມພາ
month-3 = ມີນາ
month-4 = ເມສາ
month-5 = ພຶດສະພາ
month-6 = ມິຖຸນາ
month-7 = ກໍລະກົດ
month-8 = ສິງຫາ
month-9 = ກັນຍາ
month-10 = ຕຸລາ
month-11 = ພະຈິກ
month-12 = ທັນວາ

app-example-notice = ຂໍ້ມູນຕົວຢ່າງ ຈາກແຫຼ່ງທີ່ເຜີຍແຜ່ແລ້ວ, ບໍ່ແມ່ນສະຖິຕິທາງການຂອງ ສປປ ລາວ.
app-no-store = ຍັງບໍ່ໄດ້ເປີດຖານຂໍ້ມູນ. ກະລຸນາເປີດ ຫຼື ສ້າງຖານຂໍ້ມູນໃໝ່.
app-cannot-write = ບັນທຶກໃສ່ {$file} ບໍ່ໄດ້ ({$detail}). ກະລຸນາເລືອກໂຟນເດີອື່ນ.
app-stopped = ຢຸດແລ້ວ. ຍັງບໍ່ໄດ້ບັນທຶກຫຍັງ.
doctor-version = ໂປຣແກຣມເວີຊັນ {$version}
doctor-folder-well = ຖານຂໍ້ມູນຢູ່ໃນ {$folder}
doctor-folder-bad = ບັນທຶກໃສ່ {$folder} ບໍ່ໄດ້. ກະລຸນາເລືອກໂຟນເດີອື່ນ ສຳລັບຖານຂໍ້ມູນ.
doctor-display-well = ເປີດໜ້າຕ່າງຢູ່ນີ້ໄດ້
doctor-display-none = ເປີດໜ້າຕ່າງຢູ່ນີ້ບໍ່ໄດ້ (ຂາດ {$what}); mprofile ເຮັດວຽກດຽວກັນໄດ້
app-broken = ໂປຣແກຣມຜິດພາດໃນຂັ້ນຕອນນີ້ ແລະ ບໍ່ໄດ້ບັນທຶກຫຍັງ. ລາຍລະອຽດຢູ່ໃນບັນທຶກຂອງໂປຣແກຣມ. ກະລຸນາລອງໃໝ່; ຖ້າເກີດຂຶ້ນອີກ ກະລຸນາແຈ້ງຜູ້ດູແລໂປຣແກຣມ.
app-no-such-value = ບໍ່ມີຄ່ານີ້ໃນຖານຂໍ້ມູນ.

import-no-source = ຍັງບໍ່ໄດ້ບອກວ່າໃຜເຜີຍແຜ່ຕົວເລກເຫຼົ່ານີ້. ກະລຸນາເລືອກແຫຼ່ງຂໍ້ມູນ.
import-unknown-source = ບໍ່ມີແຫຼ່ງຂໍ້ມູນ “{$source}” ໃນລາຍການ. ກະລຸນາເລືອກຈາກລາຍການ ຫຼື ເພີ່ມກ່ອນ.
import-no-indicator = ບໍ່ຮູ້ວ່າ “{$measure}” ນັບຫຍັງ. ກະລຸນາເລືອກຕົວຊີ້ວັດ.
import-unknown-indicator = ບໍ່ມີຕົວຊີ້ວັດ {$indicator}. ກະລຸນາເລືອກຈາກລາຍການ.
import-no-area = ຟາຍບໍ່ໄດ້ບອກວ່າຕົວເລກແມ່ນຂອງພື້ນທີ່ໃດ. ກະລຸນາເລືອກພື້ນທີ່ສຳລັບທຸກຄ່າ.
import-countries-taken = “{$first}” ແລະ ປະເທດອື່ນ ຖືເປັນ{$dimension}; ພື້ນທີ່ແມ່ນ ສປປ ລາວ. ຖ້າເປັນພື້ນທີ່ທີ່ຖືກລາຍງານ ໃຫ້ບອກ (--set countries=area ຫຼື ບອກຢູ່ຖັນນັ້ນ).
import-countries-asked = “{$first}” ແລະ ປະເທດອື່ນ ອາດເປັນພື້ນທີ່ທີ່ຖືກລາຍງານ ຫຼື {$dimension} ເບິ່ງຈາກ ສປປ ລາວ. ກະລຸນາບອກ: --set countries=area ຫຼື --set countries={$codes} (ໃນໜ້າຈໍ: ບອກວ່າຖັນນັ້ນແມ່ນຫຍັງ).
import-place-differs = ພື້ນທີ່ທີ່ບອກໄວ້ສຳລັບທຸກຄ່າແມ່ນ {$said} (area={$code}), ແຕ່ຫ້ອງນີ້ເວົ້າເຖິງ {$found}. ກະລຸນາຖອນພື້ນທີ່ນັ້ນ ຫຼື ບອກວ່າພື້ນທີ່ໃນຟາຍແມ່ນຫຍັງ (--map, --set countries=).
import-no-period = ຄ່າເຫຼົ່ານີ້ບໍ່ມີປີ. ກະລຸນາເລືອກໄລຍະເວລາສຳລັບທຸກຄ່າ.
import-unknown-name = ບໍ່ຮູ້ຈັກຊື່ “{$text}” ({$dimension}). ກະລຸນາເລືອກຈາກລາຍການ; ໂປຣແກຣມຈະຈື່ໄວ້ໃຊ້ຄັ້ງຕໍ່ໄປ.
import-unit-differs = ຟາຍບອກວ່າ “{$unit}”, ແຕ່ຕົວຊີ້ວັດນັບເປັນ {$expected}. ກະລຸນາກວດຫົວໜ່ວຍ.
import-unit-asked = ຟາຍບອກວ່າ “{$unit}”, ແຕ່ຕົວຊີ້ວັດນັບເປັນ {$expected}. ກະລຸນາເລືອກຕົວຊີ້ວັດອື່ນ ຫຼື ຢືນຢັນວ່າຕົວເລກຖືກຕ້ອງແລ້ວ (--set scale=1).
import-no-edition = {$source} ປັບປຸງຕົວເລກທຸກປີຄືນໃນແຕ່ລະສະບັບ. ກະລຸນາບອກສະບັບ (--edition 2024).
import-edition-of-continuing = {$source} ສືບຕໍ່ຊຸດຂໍ້ມູນເກົ່າ ແລະ ບໍ່ມີສະບັບ; ແຕ່ໄດ້ບອກສະບັບ {$edition}. ກະລຸນາຖອນສະບັບອອກ ຫຼື ເລືອກແຫຼ່ງຂໍ້ມູນອື່ນ.
import-name-lacking = ໄດ້ບອກຄວາມໝາຍ ຫຼື ໃຫ້ຂ້າມ “{$text}” ແຕ່ບໍ່ມີຊື່ນີ້ໃນຟາຍ. ກະລຸນາກວດການສະກົດ.
import-duplicate = ເຊວ {$first} ({$value}) ແລະ ເຊວ {$second} ({$other}) ແມ່ນລາຍການດຽວກັນ, ແຕ່ຄ່າບໍ່ຄືກັນ. ກະລຸນາເລືອກຄ່າທີ່ຈະໃຊ້ ຫຼື ບໍ່ເອົາທັງສອງ.
app-example-questions = ອ່ານຟາຍຕົວຢ່າງທີ່ມາກັບໂປຣແກຣມບໍ່ໄດ້ຕາມທີ່ກຳນົດ.
import-scale = ມີ {$count} ຄ່າທີ່ຄືກັບຄ່າໃນຖານຂໍ້ມູນ ແຕ່ຕ່າງກັນຕາມຕົວຄູນ ({$factor}). ຟາຍອາດຈະນັບເປັນພັນ ຫຼື ລ້ານ ໂດຍບໍ່ໄດ້ບອກ. ກະລຸນາເລືອກຕົວຄູນ ຫຼື ຢືນຢັນວ່າຕົວເລກຖືກຕ້ອງແລ້ວ.
import-left-out = ບໍ່ນຳເຂົ້າຕາມທີ່ທ່ານເລືອກ: {$count} ຄ່າ.
app-cannot-read = ອ່ານ {$file} ບໍ່ໄດ້ ({$detail}). ກະລຸນາກວດຊື່ຟາຍ ແລ້ວລອງໃໝ່.
app-view-without-name = ກະລຸນາຕັ້ງຊື່ໃຫ້ມຸມມອງ.
app-no-view = ບໍ່ມີມຸມມອງທີ່ບັນທຶກໄວ້ຊື່ “{$name}”.
import-ambiguous-name = ຊື່ “{$text}” ອາດຈະໝາຍເຖິງຫຼາຍລາຍການ ({$dimension}). ກະລຸນາເລືອກ; ໂປຣແກຣມຈະຈື່ໄວ້ໃຊ້ຄັ້ງຕໍ່ໄປ.
import-no-recipe = ບໍ່ມີສູດ “{$name}”. ໃຊ້ mprofile recipe list ເພື່ອເບິ່ງສູດທີ່ມີ.
import-total-differs = ເຊວ {$cell}: ຕົວເລກລວມແມ່ນ {$total}, ແຕ່ຜົນບວກຕາມ{$dimension} ({$range}) ແມ່ນ {$sum}. ກະລຸນາກວດເບິ່ງ {$range} ແລະ ຕົວເລກລວມ.
import-year-unlikely = ເຊວ {$cell}: ໄລຍະເວລາ {$period} ໜ້າສົງໄສ; {$count} ຄ່າ. ກະລຸນາກວດປີ ແລະ ສັກກະລາດ.
import-share-unlikely = ເຊວ {$cell}: {$value} ບໍ່ແມ່ນສັດສ່ວນ 0 ຫາ 100; {$count} ຄ່າ. ກະລຸນາກວດຄ່າ ແລະ ຫົວໜ່ວຍ.
import-count-negative = ເຊວ {$cell}: {$value} ຕ່ຳກວ່າສູນ, ແຕ່ນີ້ແມ່ນຈຳນວນຄົນ; {$count} ຄ່າ. ກະລຸນາກວດເຄື່ອງໝາຍລົບ.
import-jump = ເຊວ {$cell}: {$value} ໃນ {$period} ຫຼັງຈາກ {$other} ໃນ {$before}. ກະລຸນາກວດຄ່າ ແລະ ຫົວໜ່ວຍ; ຖ້າຖືກຕ້ອງ ໃຫ້ຂຽນໝາຍເຫດ.
import-jump-stored = ເຊວ {$cell}: {$new}, ແຕ່ຖານຂໍ້ມູນມີ {$stored}. ກະລຸນາກວດຄ່າ ແລະ ຫົວໜ່ວຍ; ຖ້າຖືກຕ້ອງ ໃຫ້ຂຽນໝາຍເຫດ.
import-findings-failed = ບັນທຶກຜົນການກວດໃສ່ {$file} ບໍ່ໄດ້ ({$detail}). ກະລຸນາເລືອກບ່ອນອື່ນ ແລ້ວລອງໃໝ່.
import-findings-sheet = ແຜ່ນງານ
import-findings-cell = ເຊວ
import-findings-what = ສິ່ງທີ່ຕ້ອງກວດ
import-report-title = ບົດລາຍງານການນຳເຂົ້າຂໍ້ມູນ
import-report-files = ຟາຍ ແລະ ວິທີອ່ານ
import-report-counts = ຜົນການນຳເຂົ້າ
import-report-not-written = ຍັງບໍ່ທັນບັນທຶກຄ່າໃດ.
import-report-what = ຄ່າ
import-report-cells = ເຊວ
import-report-new = ໃໝ່
import-report-same = ຄືກັບທີ່ບັນທຶກໄວ້
import-report-changed = ຕ່າງຈາກທີ່ບັນທຶກໄວ້
import-report-repeated = ຊ້ຳກັນໃນຟາຍ
import-report-empty = ຫວ່າງ
import-report-left-out = ບໍ່ເອົາຕາມທີ່ສັ່ງ
import-report-written = ບັນທຶກແລ້ວ
import-report-nothing = ບໍ່ພົບສິ່ງທີ່ຕ້ອງກວດ.
import-report-more = ຍັງມີອີກ { $count } ລາຍການ.
app-no-section = ໂຄງຮ່າງຂອງບົດລາຍງານບໍ່ມີຫົວຂໍ້ {$section}.
app-no-emblem = ໃຊ້ {$file} ເປັນເຄື່ອງໝາຍບໍ່ໄດ້: ກະລຸນາເລືອກຮູບ PNG ບໍ່ເກີນ 1 MB ແລະ 2,000 ຈຸດຕໍ່ດ້ານ.
