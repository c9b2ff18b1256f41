// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A page of a site that the Amt allows, as its own process draws it: moved by the finger, its links
// followed, and always below our own head.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property InsteadModel instead
    // The address to begin with.
    required property string item

    readonly property bool lacking: sheet.stage === "lacking"
    readonly property real keyHeight: 220
    readonly property real sheetBottom: Theme.chooseBottom - root.keyHeight - Theme.gutter

    function retreat(): bool {
        if (!sheet.returns || root.lacking)
            return false;
        sheet.back();
        return true;
    }

    // Behind another page nobody sees it, and nothing of a stranger's has to run.
    T.StackView.onActivating: sheet.awake = true
    T.StackView.onDeactivated: sheet.awake = false

    grounded: false
    plinthLine: qsTr("Diese Seite ist von %1, nicht von uns.").arg(sheet.host)
    symbol: "window"
    title: sheet.host || qsTr("Fremde Seite")

    WebSheet {
        id: sheet

        // As one reads: on by most of what is seen; whether there was more.
        function roam(way: int): bool {
            const more = way > 0 ? sheet.below : sheet.above;
            if (more)
                sheet.scroll(way * 0.8);
            return more;
        }

        // As of a key: why it has the focus.
        property int focusReason: Qt.OtherFocusReason

        Accessible.name: qsTr("Seite von %1").arg(sheet.host)
        Accessible.role: Accessible.WebDocument
        Keys.onDownPressed: event => event.accepted = sheet.roam(1)
        Keys.onUpPressed: event => event.accepted = sheet.roam(-1)
        activeFocusOnTab: sheet.above || sheet.below
        address: root.item
        height: root.sheetBottom - sheet.y
        letters: Theme.textSize
        pixels: Theme.scale
        terminal: root.terminal
        visible: sheet.stage === "shown"
        width: root.width
        // What has to be touched comes down with all the rest, but for a few lines that can be read.
        y: Theme.lowered ? Math.max(Theme.headBottom + 24, Math.min(root.height - Theme.reach, root.sheetBottom - 640)) : Theme.headBottom + 24

        onBarred: strange.restart()
    }

    FocusRing {
        anchors.fill: sheet
        anchors.margins: 0
        cornerRadius: 0
        visible: sheet.activeFocus && sheet.focusReason !== Qt.MouseFocusReason
    }

    Loader {
        active: sheet.stage !== "shown"
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "history"
            keyText: root.lacking ? qsTr("Noch einmal") : ""
            picture: root.instead.picture
            sentence: !root.lacking ? qsTr("Die Seite wird geholt.") : sheet.lack === "refused" ? qsTr("Diese Seite darf hier nicht gezeigt werden.") : qsTr("Die Seite ist nicht zu erreichen.")

            onChosen: sheet.again()
        }
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        visible: sheet.visible
        width: root.width
        y: sheet.y + sheet.height
    }

    Row {
        id: keys

        readonly property real keyWidth: (Theme.contentWidth - Theme.gutter) / 2

        spacing: Theme.gutter
        visible: sheet.visible && !strange.running
        x: Theme.margin
        y: Theme.chooseBottom - root.keyHeight

        ActionKey {
            enabled: sheet.above
            height: root.keyHeight
            symbol: "chevron-up"
            text: qsTr("Nach oben")
            width: keys.keyWidth

            onClicked: sheet.roam(-1)
        }

        ActionKey {
            enabled: sheet.below
            height: root.keyHeight
            primary: enabled
            symbol: "chevron-down"
            text: qsTr("Weiter lesen")
            width: keys.keyWidth

            onClicked: sheet.roam(1)
        }
    }

    TypeBody {
        Accessible.name: text
        Accessible.role: Accessible.AlertMessage
        height: root.keyHeight
        text: qsTr("Dieser Link führt auf eine andere Seite. Die gibt es nur am eigenen Telefon.")
        verticalAlignment: Text.AlignVCenter
        visible: sheet.visible && strange.running
        width: Theme.contentWidth
        x: Theme.margin
        y: keys.y
    }

    Timer {
        id: strange

        interval: 6000
    }
}
