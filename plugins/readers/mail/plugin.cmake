# SPDX-License-Identifier: GPL-3.0-or-later
# Poco decodes, the reader of web pages reads bodies in HTML; what lines and paragraphs are is settled by the text reader's
# code.
find_package(LibXml2 2.9 REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Net)
file(GLOB PLUGIN_SOURCES CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/../html/*.cpp ${folder}/../shared/*.cpp
     ${folder}/../text/*.cpp)
list(REMOVE_ITEM PLUGIN_SOURCES ${folder}/../html/plugin.cpp ${folder}/../text/plugin.cpp)
set(PLUGIN_LIBRARIES LibXml2::LibXml2 Poco::Net Poco::Foundation)
