# SPDX-License-Identifier: GPL-3.0-or-later
# libxlsxwriter writes the workbook.
find_path(XLSXWRITER_INCLUDE_DIR xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
set(PLUGIN_LIBRARIES ${XLSXWRITER_LIBRARY})
