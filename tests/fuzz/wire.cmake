# SPDX-License-Identifier: GPL-3.0-or-later
# Messages between parent and workers, packed boxes, and sidecars.
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation)
set(ingest ${PROJECT_SOURCE_DIR}/core/ingest/src)
uppdrag_fuzz(wire SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/wire_fuzz.cpp ${ingest}/wire.cpp
             LIBRARIES uppdrag_registry INCLUDES ${ingest} ${PROJECT_SOURCE_DIR}/core/knowledge/include
                      ${PROJECT_SOURCE_DIR}/core/plugin/host/include)
uppdrag_fuzz(sidecar SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/sidecar_fuzz.cpp ${ingest}/json_tree.cpp ${ingest}/sidecar_values.cpp
             LIBRARIES uppdrag_registry INCLUDES ${ingest})
