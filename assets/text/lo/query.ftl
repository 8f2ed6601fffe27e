# ຄຳຕອບ: ຄຳອະທິບາຍຕາຕະລາງ ແລະ ເຫດຜົນທີ່ຄິດໄລ່ບໍ່ໄດ້
query-remainder = ອື່ນໆ ຫຼື ບໍ່ລະບຸ

query-no-indicator = ບໍ່ມີຕົວຊີ້ວັດ “{$indicator}”. ກະລຸນາຊອກຫາລະຫັດ ຫຼື ຊື່ ໃນລາຍການຕົວຊີ້ວັດ.
query-no-indicator-like = ບໍ່ມີຕົວຊີ້ວັດ “{$indicator}”. ອາດຈະແມ່ນ: {$like}.
query-no-dimension = ບໍ່ມີການຈຳແນກຂໍ້ມູນ “{$dimension}”.
query-no-dimension-like = ບໍ່ມີການຈຳແນກຂໍ້ມູນ “{$dimension}”. ອາດຈະແມ່ນ: {$like}.
query-no-member = “{$member}” ບໍ່ຢູ່ໃນລາຍການຂອງ “{$dimension}”.
query-no-member-like = “{$member}” ບໍ່ຢູ່ໃນລາຍການຂອງ “{$dimension}”. ອາດຈະແມ່ນ: {$like}.
query-no-period = “{$text}” ບໍ່ແມ່ນໄລຍະເວລາ. ກະລຸນາຂຽນ 2020, 2015..2024, 2020-Q1 ຫຼື 2020-05.
query-not-a-pair = “{$text}” ບໍ່ໄດ້ບອກວ່າກ່ຽວກັບການຈຳແນກຂໍ້ມູນໃດ. ກະລຸນາຂຽນຕົວຢ່າງ sex=F.
query-twice = “{$dimension}” ຢູ່ໃນແຖວ ແລະ ຖັນ ສອງຄັ້ງ. ກະລຸນາໃສ່ພຽງຄັ້ງດຽວ.
query-which-area = ມີຂໍ້ມູນຂອງຫຼາຍພື້ນທີ່ ({$count}): {$areas}. ກະລຸນາເລືອກພື້ນທີ່ໜຶ່ງ ຫຼື ໃສ່ພື້ນທີ່ໃນແຖວ ຫຼື ຖັນ.
query-too-large = ຕາຕະລາງ {$rows} ແຖວ ແລະ {$columns} ຖັນ ໃຫຍ່ເກີນໄປ. ກະລຸນາເລືອກໃຫ້ໜ້ອຍລົງ.
query-stopped = ຢຸດແລ້ວ.
