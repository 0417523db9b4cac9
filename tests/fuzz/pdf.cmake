# SPDX-License-Identifier: GPL-3.0-or-later
# The reader of PDF, and a program that writes files to start from: pdf_seeds FOLDER.
set(reader ${PROJECT_SOURCE_DIR}/plugins/readers/pdf)
file(GLOB reader_sources CONFIGURE_DEPENDS ${reader}/*.cpp)
list(REMOVE_ITEM reader_sources ${reader}/plugin.cpp)
uppdrag_fuzz(pdf SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/pdf_fuzz.cpp ${reader_sources}
             LIBRARIES uppdrag_registry PkgConfig::POPPLER_CPP INCLUDES ${reader})
add_executable(pdf_seeds ${CMAKE_CURRENT_SOURCE_DIR}/pdf_seeds.cpp ${PROJECT_SOURCE_DIR}/tests/reader_pdf/pdf_maker.cpp)
target_link_libraries(pdf_seeds PRIVATE uppdrag_text uppdrag_flags Poco::Foundation)
target_include_directories(pdf_seeds PRIVATE ${PROJECT_SOURCE_DIR}/tests/reader_pdf)
set_target_properties(pdf_seeds PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
