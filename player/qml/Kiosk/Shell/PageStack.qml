// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The pages and their history. A page that does not load leads back to the start page.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Pages
import Kiosk.Theme

T.StackView {
    id: root

    required property Terminal terminal
    // By their names: the pages of player/pages.py, and the models they are made with.
    required property var models
    required property var pages

    readonly property KioskPage page: root.currentItem as KioskPage
    // Further back nobody goes, and each page that waits costs memory.
    readonly property int deepest: 24

    // A page could not be made; the start page stands there instead.
    signal failed

    function open(page: string, item: string) {
        if (page === "home") {
            root.start();
            return;
        }
        const made = root.make(page, item);
        if (made === null) {
            root.start();
            root.failed();
            return;
        }
        if (root.depth < root.deepest)
            root.push(made);
        else
            root.replace(made);
    }

    // Pages are made by name, so that one that does not compile costs only itself.
    function make(page: string, item: string): Item {
        const known = root.pages[page];
        const component = Qt.createComponent("Kiosk.Pages", known?.type ?? "", Component.PreferSynchronous);
        if (component?.status !== Component.Ready) {
            console.info("page", page, component?.errorString() ?? "is not known");
            return null;
        }
        const shared = {
            name: page,
            terminal: root.terminal,
            [known.model]: root.models[known.model]
        };
        if (known.item)
            shared.item = item;
        return component.createObject(root, shared) as Item;
    }

    function back() {
        if (root.page?.retreat() ?? false)
            return;
        if (root.depth > 1)
            root.pop();
    }

    function start() {
        if (root.depth > 1)
            root.pop(null);
    }

    // The search begins anew, and lies in the history once.
    function search() {
        const known = root.find(item => item instanceof SearchPage) as SearchPage;
        if (known === null) {
            root.open("search", "");
            return;
        }
        if (known !== root.currentItem)
            root.pop(known);
        known.begin();
    }

    onPageChanged: root.page?.Accessible.announce(root.page.title)

    initialItem: HomePage {
        home: root.models.home as HomeModel
        name: "home"
        programme: root.models.programme as ProgrammeModel
        terminal: root.terminal
    }
    popEnter: Transition {
        NumberAnimation {
            duration: Theme.motionPage
            easing.type: Easing.OutCubic
            from: 0
            property: "opacity"
            to: 1
        }
    }
    popExit: Transition {
        NumberAnimation {
            duration: Theme.motionPage
            easing.type: Easing.InCubic
            from: 1
            property: "opacity"
            to: 0
        }
    }
    pushEnter: Transition {
        NumberAnimation {
            duration: Theme.motionPage
            easing.type: Easing.OutCubic
            from: 0
            property: "opacity"
            to: 1
        }

        NumberAnimation {
            duration: Theme.motionPage
            easing.type: Easing.OutCubic
            from: 96
            property: "rise"
            to: 0
        }
    }
    pushExit: Transition {
        PauseAnimation {
            duration: Theme.motionPage
        }
    }

    Connections {
        function onBack() {
            root.back();
        }

        function onGo(page: string, item: string) {
            root.open(page, item);
        }

        target: root.page
    }
}
