// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The picture of a page. Where neither it nor its stand-in loads, flat hills: never an empty box.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Item {
    id: root

    property string source: ""
    property string fallback: ""

    readonly property bool failed: picture.status === Image.Error || root.source === ""
    readonly property bool loading: picture.status === Image.Loading || spare.status === Image.Loading
    readonly property bool shown: picture.status === Image.Ready || spare.status === Image.Ready

    Accessible.ignored: true
    clip: true

    Component.onDestruction: {
        if (root.loading)
            Waiting.scenes -= 1;
    }
    onLoadingChanged: Waiting.scenes += root.loading ? 1 : -1

    Horizon {
        color: Theme.hair
        height: parent.height - y
        lined: false
        visible: !root.shown
        width: parent.width
        y: parent.height * 0.62
    }

    Horizon {
        color: Theme.ground
        height: parent.height - y
        visible: !root.shown
        width: parent.width * 1.6
        x: -parent.width * 0.5
        y: parent.height * 0.78
    }

    Image {
        id: spare

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: Qt.url(root.failed ? root.fallback : "")
        sourceSize: picture.sourceSize
        verticalAlignment: Image.AlignBottom
        visible: root.failed
    }

    Image {
        id: picture

        anchors.fill: parent
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
        source: Qt.url(root.source)
        sourceSize: Qt.size(Math.ceil(root.width * Theme.scale), Math.ceil(root.height * Theme.scale))
        verticalAlignment: Image.AlignBottom
    }
}
