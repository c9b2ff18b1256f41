// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The sheets that the bar opens over the choose zone, one at a time.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend

Loader {
    id: root

    required property Terminal terminal
    // "reading", or "" for none.
    property string showing: ""

    function toggle(sheet: string) {
        root.showing = root.showing === sheet ? "" : sheet;
    }

    function close() {
        root.showing = "";
    }

    active: root.showing !== ""
    focus: root.active
    sourceComponent: root.showing === "reading" ? reading : null

    Component {
        id: reading

        ReadingSheet {
            terminal: root.terminal

            onDone: root.close()
        }
    }
}
