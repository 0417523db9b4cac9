# SPDX-License-Identifier: GPL-3.0-or-later
# Image files down to their pixels, and whatever a recogniser may return. The recogniser itself is left out: it takes
# seconds where this takes microseconds.
set(reader ${PROJECT_SOURCE_DIR}/plugins/readers/ocr)
uppdrag_fuzz(ocr SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/ocr_fuzz.cpp ${reader}/engine/images.cpp
             LIBRARIES PkgConfig::LEPTONICA INCLUDES ${reader} ${reader}/engine)
