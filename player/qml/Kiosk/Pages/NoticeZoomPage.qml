// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// One page of a document as large as the screen, and larger: moved by the finger, two fingers or
// keys make it larger and smaller.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Theme

KioskPage {
    id: root

    required property NoticesModel notices
    required property string item
    property real zoom: root.steps[0]

    readonly property bool wide: Theme.landscape
    readonly property bool large: Theme.textSize > 1.3
    readonly property list<real> steps: [1, 1.5, 2, 3]
    readonly property int step: root.zoom > 2.99 ? 3 : root.zoom > 1.99 ? 2 : root.zoom > 1.49 ? 1 : 0
    readonly property real keyHeight: 220
    // As wide as the frame, or as a reading desk.
    readonly property real pageWidth: Math.min(Theme.contentWidth, 1968)

    // The point (x, y) of the window stays where it is.
    function zoomTo(size: real, x: real, y: real) {
        const to = Math.max(root.steps[0], Math.min(root.steps[root.steps.length - 1], size));
        const by = to / root.zoom;
        const left = (flick.contentX + x) * by - x;
        const top = (flick.contentY + y) * by - y;
        root.zoom = to;
        flick.contentX = Math.max(0, Math.min(flick.contentWidth - flick.width, left));
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, top));
    }

    function stepTo(index: int) {
        root.zoomTo(root.steps[index], flick.width / 2, flick.height / 2);
    }

    function turn(page: int) {
        card.page = page;
        flick.contentY = 0;
    }

    grounded: false
    plinthLine: Theme.landscape ? card.binding + " " + card.bindingMore : card.binding
    plinthSecond: Theme.landscape ? "" : card.bindingMore
    // Enlarged it is seen in part.
    presented: card.gone || card.media === "" ? "" : "page " + root.item.split(" ")[0] + " " + (root.step === 0 && flick.contentHeight <= flick.height + 1 ? card.page + 1 : 0)
    symbol: "pinned"
    title: card.gone ? qsTr("Amtliche Bekanntmachung") : qsTr("Seite %1 von %2").arg(card.page + 1).arg(card.pages)

    NoticeCard {
        id: card

        item: root.item
        notices: root.notices
    }

    Loader {
        active: card.gone || card.media === ""
        anchors.fill: parent
        sourceComponent: Nothing {
            keySymbol: "pinned"
            keyText: qsTr("Alle Bekanntmachungen")
            picture: card.picture
            sentence: qsTr("Diese Seite hängt nicht mehr.")

            onChosen: root.go("notices", "")
        }
    }

    Flickable {
        id: flick

        // As one reads: down the page, then down its next part; whether there was more.
        function roam(way: int): bool {
            const down = flick.contentHeight - flick.height;
            const along = flick.contentWidth - flick.width;
            const y = flick.contentY + way * flick.height * 0.8;
            const x = flick.contentX + way * flick.width * 0.8;
            if (way > 0 ? flick.contentY < down - 1 : flick.contentY > 1) {
                flick.contentY = Math.max(0, Math.min(down, y));
                return true;
            }
            if (way > 0 ? flick.contentX < along - 1 : flick.contentX > 1) {
                flick.contentX = Math.max(0, Math.min(along, x));
                flick.contentY = way > 0 ? 0 : down;
                return true;
            }
            return false;
        }

        // As of a key: why it has the focus.
        property int focusReason: Qt.OtherFocusReason

        Accessible.name: root.title
        Accessible.role: Accessible.Graphic
        Keys.onDownPressed: event => event.accepted = flick.roam(1)
        Keys.onUpPressed: event => event.accepted = flick.roam(-1)
        activeFocusOnTab: root.zoom > root.steps[0] || flick.contentHeight > flick.height + 1
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: Math.max(flick.height, sheet.height)
        contentWidth: Math.max(flick.width, sheet.width)
        height: Theme.chooseBottom - root.keyHeight - Theme.gutter - y
        visible: !card.gone && card.media !== ""
        width: root.width
        y: Theme.headBottom + 24

        NoticeSheet {
            id: sheet

            body: card.body
            dated: card.dated
            folder: card.folder
            headline: card.headline
            issuer: card.issuer
            media: card.media
            roomHeight: root.pageWidth * root.zoom * card.tall
            roomWidth: root.pageWidth * root.zoom
            tall: card.tall
            x: Math.max(0, (flick.width - width) / 2)
        }

        PinchHandler {
            id: pinch

            target: null

            onScaleChanged: delta => root.zoomTo(root.zoom * delta, pinch.centroid.position.x - flick.contentX, pinch.centroid.position.y - flick.contentY)
        }
    }

    FocusRing {
        anchors.fill: flick
        anchors.margins: 0
        cornerRadius: 0
        visible: flick.activeFocus && flick.focusReason !== Qt.MouseFocusReason
    }

    Rectangle {
        color: Theme.ground
        height: root.height - y
        visible: flick.visible
        width: root.width
        y: flick.y + flick.height
    }

    Row {
        id: keys

        readonly property real keyWidth: (Theme.contentWidth - 2 * Theme.gutter) / 3

        spacing: Theme.gutter
        visible: flick.visible
        x: Theme.margin
        y: Theme.chooseBottom - root.keyHeight

        ActionKey {
            enabled: root.step > 0
            height: root.keyHeight
            subtitle: enabled || root.large ? "" : root.wide ? qsTr("Kleiner geht nicht") : qsTr("Ganze Seite")
            symbol: "zoom-out"
            text: qsTr("Kleiner")
            width: keys.keyWidth

            onClicked: root.stepTo(root.step - (root.zoom > root.steps[root.step] + 0.01 ? 0 : 1))
        }

        ActionKey {
            enabled: root.step < root.steps.length - 1
            height: root.keyHeight
            primary: enabled
            subtitle: root.large ? "" : !enabled ? qsTr("Größer geht nicht") : flick.contentHeight > flick.height + 1 ? qsTr("Mit dem Finger schieben") : ""
            symbol: "zoom-in"
            text: qsTr("Größer")
            width: keys.keyWidth

            onClicked: root.stepTo(root.step + 1)
        }

        PageKeys {
            height: root.keyHeight
            page: card.page
            pages: card.pages
            visible: card.pages > 1
            width: keys.keyWidth

            onTurned: page => root.turn(page)
        }
    }
}
