# SPDX-License-Identifier: GPL-3.0-or-later
# The plugin itself is thin; tesseract and leptonica (Debian: libtesseract-dev, which brings libleptonica-dev), with the
# seventy libraries that they draw in, are in ocr-engine.so beside it, opened when the first page is recognised.
find_package(PkgConfig REQUIRED)
pkg_check_modules(TESSERACT REQUIRED tesseract>=5)
pkg_check_modules(LEPTONICA REQUIRED IMPORTED_TARGET GLOBAL lept>=1.79)
file(GLOB ocr_engine_sources CONFIGURE_DEPENDS ${folder}/engine/*.cpp)
add_library(ocr_engine MODULE ${ocr_engine_sources})
target_include_directories(ocr_engine PRIVATE ${folder})
target_link_libraries(ocr_engine PRIVATE uppdrag_plugin uppdrag_flags
  tesseract PkgConfig::LEPTONICA gomp)  # gomp: what tesseract itself is linked with.
set_target_properties(ocr_engine PROPERTIES
  PREFIX "" OUTPUT_NAME ocr-engine LIBRARY_OUTPUT_DIRECTORY ${UPPDRAG_PLUGIN_DIR}
  CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON BUILD_RPATH "$ORIGIN/../..;$ORIGIN/../../../lib")
target_link_options(ocr_engine PRIVATE -Wl,-z,now)
add_dependencies(uppdrag ocr_engine)
set(PLUGIN_LIBRARIES ${CMAKE_DL_LIBS})
