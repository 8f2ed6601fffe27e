# ຟາຍທີ່ສົ່ງອອກຈາກໂປຣແກຣມ
export-flag = ເຄື່ອງໝາຍ
export-note = ໝາຍເຫດ
export-sheet-table = ຕາຕະລາງ
export-sheet-about = ຄຳອະທິບາຍຂໍ້ມູນ
export-sheet-figure = ແຜນພູມ
export-sheet-data = ຂໍ້ມູນ
export-no-observation = ບໍ່ມີຄ່າ

package-data = ຄ່າທັງໝົດ, ແຖວລະໜຶ່ງຄ່າ, ໃນລະຫັດ UTF-8
package-description = ຄວາມໝາຍຂອງຖັນ ຕາມມາດຕະຖານ W3C CSV on the Web
package-citation = ວິທີອ້າງອີງຂໍ້ມູນນີ້
package-cite = {$sources}. {$title}. ຮວບຮວມດ້ວຍ {$program}, {$date}.
package-code-of = {$what} (ລະຫັດ)
package-name-of = {$what} (ຊື່)
package-value = ຄ່າ
package-obs-status = ສະຖານະຂອງຄ່າ (SDMX)
package-conf-status = ສະຖານະຄວາມລັບ (SDMX)
package-computed = ໂປຣແກຣມຄິດໄລ່
package-unit = ຫົວໜ່ວຍ (ລະຫັດ)
package-source = ແຫຼ່ງຂໍ້ມູນ (ລະຫັດ)
package-edition = ສະບັບ
package-example = ຂໍ້ມູນຕົວຢ່າງ
package-note = ໝາຍເຫດ

sdmx-edition = ສະບັບ
sdmx-obs-value = ຄ່າ
sdmx-obs-status = ສະຖານະຂອງຄ່າ
sdmx-conf-status = ສະຖານະຄວາມລັບ
sdmx-unit-measure = ຫົວໜ່ວຍ
sdmx-unit-mult = ເລກກຳລັງສິບຂອງຫົວໜ່ວຍ
sdmx-decimals = ຈຳນວນຕົວເລກຫຼັງຈຸດ
sdmx-computed = ໂປຣແກຣມຄິດໄລ່
sdmx-period = ໄລຍະ ຕາມການຂຽນຂອງໂປຣແກຣມ
sdmx-comment-obs = ໝາຍເຫດຂອງຄ່າ

export-error-exists = ມີຟາຍ {$file} ຢູ່ແລ້ວ ແລະ ບໍ່ໄດ້ປ່ຽນແປງ. ກະລຸນາໃຊ້ຊື່ອື່ນ.
export-error-full = ບັນທຶກ {$file} ບໍ່ໄດ້, ເພາະບ່ອນເກັບຂໍ້ມູນເຕັມ. ຟາຍເກົ່າຍັງຢູ່ຄົບຖ້ວນ. ກະລຸນາລຶບຟາຍທີ່ບໍ່ໃຊ້ ແລ້ວລອງໃໝ່.
export-error-denied = ບັນທຶກ {$file} ບໍ່ໄດ້, ເພາະຖືກປ້ອງກັນການຂຽນ ຫຼື ໂປຣແກຣມອື່ນກຳລັງໃຊ້ຢູ່. ກະລຸນາປິດຟາຍນັ້ນກ່ອນ ຫຼື ເລືອກໂຟນເດີອື່ນ.
export-error-no-folder = ບັນທຶກ {$file} ບໍ່ໄດ້, ເພາະບໍ່ມີໂຟນເດີນັ້ນ. ຖ້າຢູ່ໃນ USB, ກະລຸນາສຽບໃໝ່ ແລ້ວສົ່ງອອກອີກຄັ້ງ.
export-error-system = ບັນທຶກ {$file} ບໍ່ໄດ້. ລະບົບແຈ້ງວ່າ: {$detail}
export-error-ending = ບໍ່ຮູ້ຮູບແບບຂອງ {$file}. ກະລຸນາໃຊ້ທ້າຍຊື່ຟາຍ: {$known}.
export-error-too-large = ຕາຕະລາງມີ {$rows} ແຖວ ແລະ {$columns} ຖັນ, ເກີນກວ່າທີ່ຟາຍຊະນິດນີ້ຮັບໄດ້. ກະລຸນາບັນທຶກເປັນ .csv ຫຼື ເລືອກໃຫ້ໜ້ອຍລົງ.
export-error-format = ສ້າງຟາຍ {$format} ບໍ່ໄດ້. ລາຍລະອຽດ: {$detail}
export-error-stopped = ຢຸດແລ້ວ. ບໍ່ໄດ້ຂຽນຟາຍ.

publish-readme = ຂໍ້ມູນການເຄື່ອນຍ້າຍຖິ່ນຖານ ສຳລັບຖານຂໍ້ມູນສູນກາງ, ສ້າງວັນທີ {$date}. ຈຳນວນຄ່າ: {$values}; ຄ່າທີ່ບໍ່ມີແລ້ວ: {$removed}. ຫຼັງການປ່ຽນແປງທີ {$since} ຮອດການປ່ຽນແປງທີ {$last}. ວິທີໂຫຼດ: psql -d DATABASE -f load.sql ໃນໂຟນເດີນີ້. ໂຫຼດສອງເທື່ອກໍບໍ່ປ່ຽນຫຍັງ. ຄ່າທີ່ບໍ່ເປີດເຜີຍ ມີສະເພາະສະຖານະ, ບໍ່ມີຕົວເລກ.
publish-done = ບັນທຶກແລ້ວ: {$folder}. ຈຳນວນຄ່າ: {$values}, ລຶບອອກ: {$removed}. ໂຫຼດດ້ວຍ psql -f load.sql. ຄັ້ງຕໍ່ໄປໃສ່ --since {$last} ເພື່ອເອົາສະເພາະສິ່ງໃໝ່.
publish-no-change = ບໍ່ມີການປ່ຽນແປງທີ {$change}. mprofile history ສະແດງລາຍການ.

template-title = ຕົວເລກສຳລັບຂໍ້ມູນການເຄື່ອນຍ້າຍຖິ່ນຖານ: {$agency}
template-fill = ຕື່ມໃສ່ເຊວສີຂາວ: ຄ່າ, ສະຖານະ ແລະ ໝາຍເຫດ. ເຊວສີຂີ້ເຖົ່າລັອກໄວ້ ເພາະໂປຣແກຣມອ່ານ.
template-empty = ຖ້າບໍ່ມີຫຍັງຈະຕື່ມ ໃຫ້ປະເຊວຫວ່າງໄວ້. ຂຽນ 0 ສະເພາະເມື່ອນັບໄດ້ 0.
template-status = ຖ້າຂາດຄ່າ, ເປັນຄ່າປະມານ ຫຼື ຕົວເລກເບື້ອງຕົ້ນ ໃຫ້ເລືອກສະຖານະຈາກລາຍການ. ຄ່າປົກກະຕິ ໃຫ້ປະຫວ່າງໄວ້.
template-more = ສຳລັບປະເທດ ແລະ ລາຍການຍາວອື່ນໆ ໃຫ້ໃຊ້ແຖວຫວ່າງທ້າຍແຜ່ນງານ: ເລືອກລະຫັດຈາກລາຍການ; ຊື່ຢູ່ໃນແຜ່ນງານ Lists (ເຊື່ອງໄວ້; ຄລິກຂວາໃສ່ຊື່ແຜ່ນງານເພື່ອສະແດງ).
template-return = ສົ່ງຟາຍຄືນຕາມເດີມ. ໂປຣແກຣມອ່ານໄດ້ໂດຍບໍ່ຕ້ອງແກ້ໄຂຫຍັງ.
template-done = ບັນທຶກແລ້ວ: {$file}. ຕົວຊີ້ວັດທີ່ຂໍ: {$count}.
template-unknown-agency = ບໍ່ມີໜ່ວຍງານ “{$argument}”. mprofile codes STORE agency ສະແດງລາຍການ.
template-nothing = ບໍ່ມີຕົວຊີ້ວັດທີ່ “{$argument}” ຜະລິດ. ກະລຸນາລະບຸດ້ວຍ --indicators.
