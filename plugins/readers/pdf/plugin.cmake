# SPDX-License-Identifier: GPL-3.0-or-later
# poppler's stable C++ interface (Debian: libpoppler-cpp-dev). GLOBAL, so that the tests can link it too.
find_package(PkgConfig REQUIRED)
pkg_check_modules(POPPLER_CPP REQUIRED IMPORTED_TARGET GLOBAL poppler-cpp>=22.12)
set(PLUGIN_LIBRARIES PkgConfig::POPPLER_CPP)
