// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The board: the paper that goes first, large, and two more beside it.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Theme

Rectangle {
    id: root

    required property NoticesModel notices

    readonly property real air: Theme.space5
    readonly property real inner: root.height - 2 * root.air
    readonly property real first: Math.min(root.inner / 1.414, root.width - 2 * root.air)
    readonly property real others: (root.inner - root.air) / 2 / 1.414
    readonly property int count: Math.min(3, root.notices.count)
    readonly property real used: root.first + (root.count > 1 ? root.air + root.others : 0)

    border.color: Theme.boardText
    border.width: Theme.edge
    color: Theme.board
    radius: Theme.radiusPaper

    Repeater {
        model: root.notices.sheets

        Item {
            id: place

            required property int index
            required property string media
            required property real tall
            required property string headline
            required property string issuer
            required property string dated
            required property string body

            height: place.index === 0 ? root.inner : (root.inner - root.air) / 2
            width: place.index === 0 ? root.first : root.others
            x: (root.width - root.used) / 2 + (place.index === 0 ? 0 : root.first + root.air)
            y: root.air + (place.index === 2 ? height + root.air : 0)

            NoticeSheet {
                anchors.centerIn: parent
                body: place.body
                dated: place.dated
                folder: root.notices.folder
                headline: place.headline
                issuer: place.issuer
                media: place.media
                roomHeight: place.height
                roomWidth: place.width
                tall: place.tall
                wording: place.width / 1432
            }
        }
    }
}
