// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The sheets that the bar opens over the choose zone, one at a time.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend

Loader {
    id: root

    required property Terminal terminal
    // Whether the reading aids have the key that brings everything down.
    required property bool lowering
    // "reading" or "language", or "" for none.
    property string showing: ""

    signal helped

    function toggle(sheet: string) {
        root.showing = root.showing === sheet ? "" : sheet;
    }

    function close() {
        root.showing = "";
    }

    active: root.showing !== ""
    focus: root.active
    sourceComponent: {
        switch (root.showing) {
        case "reading":
            return reading;
        case "language":
            return languages;
        default:
            return null;
        }
    }

    Component {
        id: reading

        ReadingSheet {
            lowering: root.lowering
            terminal: root.terminal

            onDone: root.close()
            onHelped: root.helped()
        }
    }

    Component {
        id: languages

        LanguageSheet {
            terminal: root.terminal

            onDone: root.close()
        }
    }
}
