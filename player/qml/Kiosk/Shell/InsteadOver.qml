// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What lies over all pages while the screen is not to show them, or has none yet.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Pages
import Kiosk.Theme

FocusScope {
    id: root

    required property InsteadModel instead
    required property Terminal terminal
    required property WarningsModel warnings

    // Nothing below it is to be touched.
    MouseArea {
        anchors.fill: parent
    }

    Loader {
        anchors.fill: parent
        sourceComponent: root.instead.joins ? joining : root.instead.setsUp ? setup : quiet
    }

    WarningBanner {
        clock: root.terminal.clock
        visible: Theme.warned
        warnings: root.warnings
        width: parent.width
    }

    Component {
        id: joining

        JoinPage {
            instead: root.instead
            terminal: root.terminal
            whole: true
        }
    }

    Component {
        id: setup

        SetupPage {
            instead: root.instead
            terminal: root.terminal
            whole: true
        }
    }

    Component {
        id: quiet

        QuietPage {
            instead: root.instead
            terminal: root.terminal
        }
    }
}
