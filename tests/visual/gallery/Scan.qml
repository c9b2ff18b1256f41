// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// Tells what stands in a scene, in the order in which it is painted.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls

QtObject {
    id: root

    property var found: []

    // As JSON: words, keys and covers below an item, their boxes in its own pixels.
    function told(top: Item): string {
        root.found = [];
        root.walk(top, top, {
            opacity: 1,
            within: [],
            keys: [],
            clips: []
        });
        return JSON.stringify(root.found);
    }

    function words(top: Item): var {
        return root.all(top, []).filter(item => item instanceof Text);
    }

    // The first key of that name, or else whose name begins so.
    function key(top: Item, name: string): var {
        const keys = root.all(top, []).filter(item => item instanceof T.AbstractButton);
        return keys.find(item => item.text === name) ?? keys.find(item => item.text.startsWith(name)) ?? null;
    }

    // The shell's sheets, whatever is open there.
    function sheets(top: Item): var {
        return Array.from(top.children).find(item => root.typeOf(item) === "Sheets");
    }

    function all(item: Item, into: var): var {
        if (!item.visible)
            return into;
        into.push(item);
        for (const child of item.children)
            root.all(child, into);
        return into;
    }

    function typeOf(item: Item): string {
        return item.toString().replace(/(_QMLTYPE_|_QML_|\(|").*$/, "");
    }

    function box(item: Item, top: Item, x: real, y: real, width: real, height: real): var {
        const at = item.mapToItem(top, x, y, width, height);
        return [at.x, at.y, at.width, at.height];
    }

    function walk(item: Item, top: Item, around: var): void {
        const opacity = around.opacity * item.opacity;
        if (!item.visible || opacity === 0)
            return;
        const here = {
            opacity: opacity,
            within: around.within,
            keys: around.keys,
            clips: around.clips
        };
        const whole = root.box(item, top, 0, 0, item.width, item.height);
        const children = Array.from(item.children).map((child, index) => ({
                    child: child,
                    index: index
                })).sort((one, other) => one.child.z - other.child.z || one.index - other.index).map(entry => entry.child);
        const type = root.typeOf(item);
        here.within = around.within.concat([type]);
        if (item.clip || item instanceof Flickable)
            here.clips = around.clips.concat([
                {
                    box: whole,
                    across: item instanceof Flickable && item.leftMargin + item.contentWidth + item.rightMargin > item.width + 1,
                    along: item instanceof Flickable && item.topMargin + item.contentHeight + item.bottomMargin > item.height + 1,
                    real: item.clip
                }
            ]);
        for (const child of children.filter(one => one.z < 0))
            root.walk(child, top, here);
        if (item instanceof T.AbstractButton)
            here.keys = around.keys.concat([root.found.length]);
        if (item instanceof Text)
            root.word(item, top, around, opacity, type);
        else if (item instanceof T.AbstractButton)
            root.found.push({
                kind: "key",
                box: whole,
                name: item.text || "",
                enabled: item.enabled,
                primary: item.primary === true,
                within: here.within,
                keys: around.keys,
                clips: around.clips
            });
        else if (item instanceof Rectangle && item.color.a * opacity > 0.98)
            root.cover(whole, around);
        else if (item instanceof Horizon)
            root.cover(root.box(item, top, 0, 22, item.width, item.height - 22), around);
        for (const child of children.filter(one => one.z >= 0))
            root.walk(child, top, here);
    }

    function cover(whole: var, around: var): void {
        root.found.push({
            kind: "cover",
            box: whole,
            keys: around.keys,
            clips: around.clips
        });
    }

    function word(item: Text, top: Item, around: var, opacity: real, type: string): void {
        if (item.text.trim() === "")
            return;
        const across = item.effectiveHorizontalAlignment;
        const spareX = item.width - item.leftPadding - item.rightPadding - item.contentWidth;
        const spareY = item.height - item.topPadding - item.bottomPadding - item.contentHeight;
        const left = item.leftPadding + (across === Text.AlignRight ? spareX : across === Text.AlignHCenter ? spareX / 2 : 0);
        const above = item.topPadding + (item.verticalAlignment === Text.AlignBottom ? spareY : item.verticalAlignment === Text.AlignVCenter ? spareY / 2 : 0);
        root.found.push({
            kind: "words",
            box: root.box(item, top, left, above, item.contentWidth, item.contentHeight),
            room: root.box(item, top, 0, 0, item.width, item.height),
            text: item.text,
            rich: item.textFormat !== Text.PlainText,
            color: [item.color.r * 255, item.color.g * 255, item.color.b * 255, item.color.a * opacity],
            size: item.fontSizeMode === Text.FixedSize ? item.font.pixelSize : item.fontInfo.pixelSize,
            family: item.font.family,
            weight: item.font.variableAxes?.wght ?? item.font.weight,
            tracking: item.font.letterSpacing,
            wraps: item.wrapMode !== Text.NoWrap,
            width: item.width - item.leftPadding - item.rightPadding,
            lines: item.lineCount,
            truncated: item.truncated,
            type: type,
            within: around.within,
            keys: around.keys,
            clips: around.clips
        });
    }
}
