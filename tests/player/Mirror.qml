// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// What a thing is called and has, as QML sees it.
import QtQuick

QtObject {
    id: root

    property QtObject thing: null
    property string kind: ""
    property list<string> names: []

    // Not by binding, which would follow all that it comes by.
    onThingChanged: {
        const found = [];
        for (const name in root.thing)
            found.push(name);
        root.kind = String(root.thing);
        root.names = found;
    }
}
