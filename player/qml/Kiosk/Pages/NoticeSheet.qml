// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// A paper as it hangs, as large as fits its room: a drawn page, or the words themselves.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: root

    // The picture of the page in the store, by its name there, and where the store has its pictures.
    required property string media
    required property string folder
    required property real tall
    required property string headline
    required property string issuer
    required property string dated
    required property string body
    property real roomWidth: Theme.colWidth(4)
    property real roomHeight: root.roomWidth * 1.414
    // How much smaller words are drawn where the paper is only to be seen.
    property real wording: 1

    // The store says that there is a picture, but it cannot be read: the words stand in for it.
    property bool broken: false
    readonly property bool drawn: root.media !== "" && !root.broken
    // The words go on below the paper's edge.
    readonly property bool cut: !root.drawn && prose.height > page.room
    readonly property bool loading: picture.status === Image.Loading

    Accessible.name: root.headline
    Accessible.role: Accessible.StaticText
    height: root.drawn ? root.width * root.tall : root.roomHeight
    width: root.drawn ? Math.min(root.roomWidth, root.roomHeight / root.tall) : Math.min(root.roomWidth, root.roomHeight / 1.3)

    Component.onDestruction: {
        if (root.loading)
            Waiting.scenes -= 1;
    }
    onMediaChanged: root.broken = false
    onLoadingChanged: Waiting.scenes += root.loading ? 1 : -1

    // What is printed is dark on white, in every theme.
    Rectangle {
        border.color: Theme.line
        border.width: Math.max(4, Theme.edge)
        color: root.drawn ? Theme.codeGround : Theme.card
        height: parent.height
        width: parent.width
    }

    Image {
        id: picture

        anchors.fill: parent
        anchors.margins: Math.max(4, Theme.edge)
        asynchronous: true
        fillMode: Image.PreserveAspectFit
        source: root.drawn ? Qt.url(root.folder + "/" + root.media) : ""
        sourceSize: Qt.size(Math.ceil(width * Theme.scale), Math.ceil(height * Theme.scale))
        visible: root.drawn

        onStatusChanged: {
            if (picture.status === Image.Error)
                root.broken = true;
        }
    }

    Item {
        id: page

        readonly property real room: height - head.height - 64 * root.wording

        anchors.fill: parent
        anchors.margins: 96 * root.wording
        visible: !root.drawn

        Column {
            id: head

            spacing: 40 * root.wording
            width: parent.width

            Item {
                height: Math.max(from.height, when.height)
                width: parent.width

                TypeLabel {
                    id: from

                    size: 60 * root.wording
                    text: root.issuer
                    width: parent.width - when.width - 40 * root.wording
                }

                TypeSmall {
                    id: when

                    anchors.right: parent.right
                    horizontalAlignment: Text.AlignRight
                    size: 56 * root.wording
                    text: root.dated
                    width: Math.min(implicitWidth, parent.width / 2)
                }
            }

            Rectangle {
                color: Theme.ink
                height: 6 * root.wording
                width: parent.width
            }

            Headline {
                headline: root.headline
                largest: 112 * root.wording
                room: head.width
            }
        }

        Item {
            clip: true
            height: root.cut ? prose.wholeUntil(page.room) : page.room
            width: parent.width
            y: head.height + 48 * root.wording

            Prose {
                id: prose

                size: root.wording < 1 ? 60 * root.wording : 60 * Theme.textSize
                text: Theme.parted(root.body)
                width: parent.width
            }
        }
    }
}
