# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of office documents.
find_package(LibXml2 2.9 REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Zip)
set(readers ${PROJECT_SOURCE_DIR}/plugins/readers)
file(GLOB reader_sources CONFIGURE_DEPENDS ${readers}/office/*.cpp ${readers}/shared/*.cpp ${readers}/text/*.cpp)
list(REMOVE_ITEM reader_sources ${readers}/office/plugin.cpp ${readers}/text/plugin.cpp)
uppdrag_fuzz(office SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/office_fuzz.cpp ${reader_sources}
             LIBRARIES uppdrag_registry LibXml2::LibXml2 Poco::Zip Poco::Foundation INCLUDES ${readers}/office)
