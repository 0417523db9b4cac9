# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of web pages.
find_package(LibXml2 2.9 REQUIRED)
set(readers ${PROJECT_SOURCE_DIR}/plugins/readers)
file(GLOB reader_sources CONFIGURE_DEPENDS ${readers}/html/*.cpp ${readers}/shared/*.cpp ${readers}/text/*.cpp)
list(REMOVE_ITEM reader_sources ${readers}/html/plugin.cpp ${readers}/text/plugin.cpp)
uppdrag_fuzz(html SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/html_fuzz.cpp ${reader_sources}
             LIBRARIES uppdrag_registry LibXml2::LibXml2 INCLUDES ${readers}/html)
