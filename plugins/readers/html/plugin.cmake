# SPDX-License-Identifier: GPL-3.0-or-later
# libxml2 parses; what lines and paragraphs are is settled by the text reader's code.
find_package(LibXml2 2.9 REQUIRED)
file(GLOB PLUGIN_SOURCES CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/../shared/*.cpp ${folder}/../text/*.cpp)
list(REMOVE_ITEM PLUGIN_SOURCES ${folder}/../text/plugin.cpp)
set(PLUGIN_LIBRARIES LibXml2::LibXml2)
