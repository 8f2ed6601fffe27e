# intake
intake-reason-header = ຕາຕະລາງມີແຖວຫົວ { $rows } ແຖວ.
intake-reason-decimal-unsure = ບໍ່ແນ່ໃຈວ່າເມັດ ຫຼື ຈຸດ ໝາຍຕົວເລກທົດສະນິຍົມ; ໃຊ້ຮູບແບບທົ່ວໄປ.
intake-reason-two-ends = ແຖວ ແລະ ຖັນ ແມ່ນສະຖານທີ່: ຖືວ່າແຖວແມ່ນຕົ້ນທາງ, ຖັນແມ່ນປາຍທາງ.
intake-hidden-sheet = ແຜ່ນງານ { $sheet } ຖືກເຊື່ອງໄວ້ ແລະ ບໍ່ໄດ້ອ່ານ. ກະລຸນາລະບຸຊື່ຖ້າຕ້ອງການອ່ານ.
intake-no-table = ແຜ່ນງານ { $sheet } ບໍ່ມີຕາຕະລາງທີ່ມີຕົວເລກ.
intake-not-a-number = ເຊວ { $cell }: “{ $text }” ບໍ່ແມ່ນຕົວເລກ; ບໍ່ໄດ້ອ່ານ { $count } ເຊວ ໃນຖັນນີ້. ກະລຸນາແກ້ໄຂໃນຟາຍ ຫຼື ໝາຍວ່າຂາດຂໍ້ມູນ.
intake-formula-error = ເຊວ { $cell }: ມີ { $count } ເຊວ ທີ່ສູດຄິດໄລ່ຜິດພາດ, ຖືວ່າຂາດຂໍ້ມູນ.
intake-reason-px = ຟາຍ PC-Axis: ຟາຍກຳນົດຊື່ທຸກຢ່າງເອງ. ນັບ { $measure }.
