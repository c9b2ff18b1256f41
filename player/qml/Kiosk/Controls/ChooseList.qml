// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A list that begins in the choose zone and grows upwards: a drag anywhere in that zone moves the
// horizon up over the picture, so that no row needs a reach above it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    required property var model // qmllint disable
    property Component delegate
    property Component header
    property Component footer
    property real listTop: Theme.headBottom
    property real firstY: Theme.chooseY
    property alias currentIndex: list.currentIndex
    property alias count: list.count

    readonly property real scrolled: list.contentY - list.originY
    readonly property bool atStart: list.atYBeginning

    function toStart() {
        list.positionViewAtBeginning();
    }

    Item {
        anchors.bottomMargin: root.height - Theme.chooseBottom
        anchors.fill: parent
        anchors.topMargin: root.listTop
        clip: true

        Horizon {
            height: parent.height + 64
            width: parent.width
            y: Math.max(-64, Theme.horizonY - root.listTop - root.scrolled)
        }

        ListView {
            id: list

            anchors.fill: parent
            anchors.leftMargin: Theme.margin
            anchors.rightMargin: Theme.margin
            boundsBehavior: Flickable.DragAndOvershootBounds
            bottomMargin: 4
            cacheBuffer: 600
            delegate: root.delegate
            footer: root.footer
            model: root.model
            reuseItems: true
            spacing: Theme.rowGap

            header: Column {
                width: list.width

                Item {
                    height: root.firstY - root.listTop
                    width: 1
                }

                Loader {
                    sourceComponent: root.header
                    width: parent.width
                }
            }
        }
    }
}
