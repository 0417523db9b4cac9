# SPDX-License-Identifier: GPL-3.0-or-later
# Rooms: one target each, with an include folder of its own, so that a header of a room that is not named in DEPENDS
# cannot be included.

add_library(uppdrag_flags INTERFACE)
target_compile_options(uppdrag_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror)
# g++ 12 warns of overlapping copies inside std::string's own operator+ (its bug 105651): nothing in our code can mend that.
target_compile_options(uppdrag_flags INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
if(UPPDRAG_SANITIZE)
  target_compile_options(uppdrag_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(uppdrag_flags INTERFACE -fsanitize=address,undefined)
endif()

# uppdrag_room(<name> SHARED|STATIC [DIR <folder>] [DEPENDS <rooms>...] [LIBRARIES <private libs>...])
# Takes every source in <folder>/src. SHARED rooms are what plugins see; the others are part of the program only.
function(uppdrag_room name type)
  cmake_parse_arguments(R "" "DIR" "DEPENDS;LIBRARIES" ${ARGN})
  if(NOT R_DIR)
    set(R_DIR ${name})
  endif()
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${R_DIR}/src/*.cpp)
  if(NOT sources)
    file(WRITE ${CMAKE_BINARY_DIR}/empty_${name}.cpp "")
    set(sources ${CMAKE_BINARY_DIR}/empty_${name}.cpp)
  endif()
  add_library(uppdrag_${name} ${type} ${sources})
  target_include_directories(uppdrag_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR}/${R_DIR}/include
                                             PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${R_DIR}/src)
  foreach(room IN LISTS R_DEPENDS)
    target_link_libraries(uppdrag_${name} PUBLIC uppdrag_${room})
  endforeach()
  target_link_libraries(uppdrag_${name} PRIVATE uppdrag_flags ${R_LIBRARIES})
endfunction()
