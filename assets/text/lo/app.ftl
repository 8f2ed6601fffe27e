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
import-no-period = ຄ່າເຫຼົ່ານີ້ບໍ່ມີປີ. ກະລຸນາເລືອກໄລຍະເວລາສຳລັບທຸກຄ່າ.
import-unknown-name = ບໍ່ຮູ້ຈັກຊື່ “{$text}” ({$dimension}). ກະລຸນາເລືອກຈາກລາຍການ; ໂປຣແກຣມຈະຈື່ໄວ້ໃຊ້ຄັ້ງຕໍ່ໄປ.
import-unit-differs = ຟາຍບອກວ່າ “{$unit}”, ແຕ່ຕົວຊີ້ວັດນັບເປັນ {$expected}. ກະລຸນາກວດຫົວໜ່ວຍ.
import-duplicate = ເຊວ {$first} ແລະ ເຊວ {$second} ແມ່ນລາຍການດຽວກັນ, ແຕ່ຄ່າບໍ່ຄືກັນ. ກະລຸນາເລືອກຄ່າທີ່ຈະໃຊ້.
app-example-questions = ອ່ານຟາຍຕົວຢ່າງທີ່ມາກັບໂປຣແກຣມບໍ່ໄດ້ຕາມທີ່ກຳນົດ.
