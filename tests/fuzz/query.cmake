# SPDX-License-Identifier: GPL-3.0-or-later
# What somebody types into the search box, parsed, widened by synonyms, and run.
uppdrag_fuzz(query SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/query_fuzz.cpp
  LIBRARIES uppdrag_query uppdrag_knowledge uppdrag_registry)
target_compile_definitions(fuzz_query PRIVATE UPPDRAG_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
