// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Turns pages: one half leads back and one on, always the same; where a document begins or ends,
// that half says so instead.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

Row {
    id: root

    // From 0; `pages` is how many there are.
    required property int page
    required property int pages

    readonly property real half: (root.width - root.spacing) / 2

    signal turned(page: int)

    spacing: Theme.gutter

    component Half: Item {
        id: half

        required property bool back

        readonly property int to: root.page + (half.back ? -1 : 1)
        readonly property bool possible: half.to >= 0 && half.to < root.pages

        height: root.height
        width: root.half

        Lip {
            id: key

            anchors.fill: parent
            inset: 12
            text: qsTr("Seite %1").arg(half.to + 1)
            visible: half.possible

            contentItem: Item {
                Column {
                    anchors.centerIn: parent
                    width: parent.width

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        name: half.back ? "chevron-left" : "chevron-right"
                        size: 84
                        stroke: 2.2
                    }

                    TypeLabel {
                        fontSizeMode: Text.HorizontalFit
                        horizontalAlignment: Text.AlignHCenter
                        maximumLineCount: 1
                        minimumPixelSize: 50
                        text: key.text
                        width: parent.width
                        wrapMode: Text.NoWrap
                    }
                }
            }

            onClicked: root.turned(half.to)
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            visible: !half.possible
            width: parent.width

            TypeLabel {
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Seite %1").arg(root.page + 1)
                width: parent.width
            }

            TypeSmall {
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                size: 56 * Theme.textSize
                text: qsTr("von %1").arg(root.pages)
                width: parent.width
            }
        }
    }

    Half {
        back: true
    }

    Half {
        back: false
    }
}
