# ການແກ້ໄຂຄ່າ ແລະ ການພິມຄ່າ.
edit-open = ແກ້ໄຂ…
edit-title = ແກ້ໄຂຄ່າ
edit-number = ຕົວເລກ
edit-number-hint = ຫວ່າງ: ຂາດຂໍ້ມູນ
edit-not-a-number = ນີ້ບໍ່ແມ່ນຕົວເລກ
edit-status = ສະຖານະ
edit-remark = ໝາຍເຫດ
edit-source = ແຫຼ່ງຂໍ້ມູນ
edit-edition = ສະບັບ
edit-follow-up = ໝາຍໄວ້ເພື່ອຕິດຕາມ
edit-withheld = ບໍ່ໃຫ້ເຜີຍແຜ່
edit-reason = ເຫດຜົນ
edit-reason-hint = ສຳລັບປະຫວັດ
edit-save = ບັນທຶກການແກ້ໄຂ
edit-remove = ເອົາຄ່ານີ້ອອກ
edit-nothing = ຍັງບໍ່ມີຫຍັງປ່ຽນ
edit-done = ແກ້ໄຂຄ່າແລ້ວ
