# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of plain text and Markdown.
set(reader ${PROJECT_SOURCE_DIR}/plugins/readers/text)
file(GLOB reader_sources CONFIGURE_DEPENDS ${reader}/*.cpp)
list(REMOVE_ITEM reader_sources ${reader}/plugin.cpp)
uppdrag_fuzz(text SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/text_fuzz.cpp ${reader_sources}
             LIBRARIES uppdrag_registry INCLUDES ${reader})
