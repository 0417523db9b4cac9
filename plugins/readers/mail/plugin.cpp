// SPDX-License-Identifier: GPL-3.0-or-later
// The plugin's entry point.
#include "mail_reader.h"

UPPDRAG_PLUGIN_READER(uppdrag::mail_reader::MailReader)
