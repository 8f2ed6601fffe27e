# ການແກ້ໄຂຫົວຂໍ້ຂອງບົດລາຍງານ
gui-report-indicators = ຕົວຊີ້ວັດຂອງຫົວຂໍ້ນີ້
gui-report-without-data = {$name} – ຍັງບໍ່ມີຂໍ້ມູນ
gui-report-indicator-out = ເອົາອອກ: {$name}
gui-report-indicator-add = ເພີ່ມຕົວຊີ້ວັດ…
command-add-to-report = ເພີ່ມໃສ່ບົດລາຍງານ
command-add-to-report-tip = ຫົວຂໍ້ທີ່ເວົ້າເຖິງຕົວຊີ້ວັດນີ້ ຈະສະແດງມຸມມອງນີ້
gui-report-added = ເພີ່ມ “{$name}” ໃສ່ຫົວຂໍ້ {$section} ຂອງບົດລາຍງານແລ້ວ.
