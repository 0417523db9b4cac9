# SPDX-License-Identifier: GPL-3.0-or-later
# Words at any place, of any size, on any number of pages.
uppdrag_fuzz(layout SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/layout_fuzz.cpp)
