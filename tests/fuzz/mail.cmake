# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of mail.
find_package(LibXml2 2.9 REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Net)
set(readers ${PROJECT_SOURCE_DIR}/plugins/readers)
file(GLOB reader_sources CONFIGURE_DEPENDS ${readers}/mail/*.cpp ${readers}/html/*.cpp ${readers}/shared/*.cpp
     ${readers}/text/*.cpp)
list(REMOVE_ITEM reader_sources ${readers}/mail/plugin.cpp ${readers}/html/plugin.cpp ${readers}/text/plugin.cpp)
uppdrag_fuzz(mail SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/mail_fuzz.cpp ${reader_sources}
             LIBRARIES uppdrag_registry LibXml2::LibXml2 Poco::Net Poco::Foundation INCLUDES ${readers}/mail)
