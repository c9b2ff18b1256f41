// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What is longer than its room: moved by the finger, and by the keys, which bring into view what
// they reach.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

Flickable {
    id: root

    // How much of it is covered at its foot.
    property real foot: 0

    readonly property bool gliding: glide.running
    readonly property real first: -root.topMargin
    readonly property real last: Math.max(root.first, root.contentHeight + root.bottomMargin - root.height)

    // The keys have moved it.
    signal brought

    function glideTo(to: real) {
        glide.to = Math.max(root.first, Math.min(root.last, to));
        glide.restart();
    }

    function halt() {
        glide.stop();
        root.cancelFlick();
    }

    // Goes a step on (1) or back (-1) if the item is farther off than that; whether it did.
    function nears(item: Item, way: int): bool {
        const top = item.mapToItem(root.contentItem, 0, 0).y;
        const now = glide.running ? glide.to : root.contentY;
        const room = root.height - root.foot - Math.max(0, -now);
        const far = way > 0 ? top - now - root.height + root.foot : now - top - item.height;
        if (far < room * 0.5)
            return false;
        root.brought();
        root.glideTo(now + way * room * 0.8);
        return true;
    }

    // With the ring round it, and some air.
    function bring(item: Item) {
        const air = 2 * (Theme.ringGap + Theme.ringWidth);
        const top = item.mapToItem(root.contentItem, 0, 0).y - air;
        const bottom = top + item.height + 2 * air;
        const now = glide.running ? glide.to : root.contentY;
        const room = root.height - root.foot;
        root.brought();
        if (top < now || bottom - top > room)
            root.glideTo(top);
        else if (bottom > now + room)
            root.glideTo(bottom - room);
    }

    boundsBehavior: Flickable.StopAtBounds

    NumberAnimation {
        id: glide

        duration: Theme.motionSheet
        easing.type: Easing.OutCubic
        property: "contentY"
        target: root
    }
}
