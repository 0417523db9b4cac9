# SPDX-License-Identifier: GPL-3.0-or-later
# uppdrag_plugin(<name> [DIR <folder>] [SOURCES <files>...] [LIBRARIES <libs>...] [OUTPUT <folder>])
#
# Builds <name>.so from <folder> (default: the plugin's name; all *.cpp in it unless SOURCES says otherwise) and puts its
# manifest <folder>/<name>.plugin.json beside it. Name and version come from the manifest, so that they cannot drift apart.
set(UPPDRAG_PLUGIN_DIR ${CMAKE_BINARY_DIR}/lib/uppdrag/plugins)
function(uppdrag_plugin name)
  cmake_parse_arguments(P "" "DIR;OUTPUT" "SOURCES;LIBRARIES" ${ARGN})
  if(NOT P_DIR)
    set(P_DIR ${CMAKE_CURRENT_SOURCE_DIR}/${name})
  endif()
  if(NOT P_OUTPUT)
    set(P_OUTPUT ${UPPDRAG_PLUGIN_DIR})
  endif()
  if(NOT P_SOURCES)
    file(GLOB P_SOURCES CONFIGURE_DEPENDS ${P_DIR}/*.cpp)
  endif()
  set(manifest ${P_DIR}/${name}.plugin.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(READ ${manifest} json)
  string(JSON version GET "${json}" version)
  string(JSON plugin_name GET "${json}" name)
  add_library(plugin_${name} MODULE ${P_SOURCES})
  target_link_libraries(plugin_${name} PRIVATE uppdrag_plugin uppdrag_registry uppdrag_flags ${P_LIBRARIES})
  target_compile_definitions(plugin_${name} PRIVATE UPPDRAG_PLUGIN_NAME="${plugin_name}" UPPDRAG_PLUGIN_VERSION="${version}")
  target_include_directories(plugin_${name} PRIVATE ${P_DIR})
  set_target_properties(plugin_${name} PROPERTIES
    PREFIX "" OUTPUT_NAME ${name} LIBRARY_OUTPUT_DIRECTORY ${P_OUTPUT}
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    BUILD_RPATH "$ORIGIN/../..;$ORIGIN/../../../lib")
  # Bind everything at load: an undefined symbol is then a refused plugin, not a crash at the first call. Only the entry point
  # leaves the library, so that two plugins cannot share a function by accident.
  target_link_options(plugin_${name} PRIVATE -Wl,-z,now -Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/plugin.map)
  if(NOT UPPDRAG_SANITIZE)
    target_link_options(plugin_${name} PRIVATE -Wl,--no-undefined)
  endif()
  add_custom_command(TARGET plugin_${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${manifest} ${P_OUTPUT}/${name}.plugin.json)
endfunction()
