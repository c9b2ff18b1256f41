// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The window: one frame in px of LOOK.md, scaled to the panel; the pages and their history, the
// bar and the plinth. A page that does not load leads back to the start page.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Pages
import Kiosk.Theme

Window {
    id: root

    required property Terminal terminal
    // By their names: the pages of player/pages.py, and the models they are made with.
    required property var models
    required property var pages
    required property string firstPage
    required property string firstItem
    required property real raised
    property bool motion: true

    readonly property bool wide: root.width > root.height
    readonly property real scaling: Math.max(0.05, Math.min(root.width / (root.wide ? 3840 : 2160), root.height / (root.wide ? 2160 : 3840)))
    readonly property KioskPage page: stack.currentItem as KioskPage
    // As in player/pages.py.
    readonly property string pageName: root.page?.name ?? ""
    readonly property int depth: stack.depth
    readonly property bool busy: stack.busy
    readonly property bool loading: Waiting.scenes > 0
    readonly property WarningsModel warnings: root.models.warnings as WarningsModel
    // A warning lies over the page, or stays above it.
    readonly property bool alarmed: root.warnings.over !== ""
    readonly property bool warned: root.warnings.banner !== ""

    onAlarmedChanged: sheet.visible = false

    function open(page: string, item: string) {
        if (page === "home") {
            root.start();
            return;
        }
        const made = root.make(page, item);
        if (made === null) {
            root.start();
            toast.show("Wir sind wieder am Anfang. Das lag an uns.", "home");
            return;
        }
        stack.push(made);
    }

    // Pages are made by name, so that one that does not compile costs only itself.
    function make(page: string, item: string): Item {
        const known = root.pages[page];
        const component = Qt.createComponent("Kiosk.Pages", known?.type ?? "", Component.PreferSynchronous, root);
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
        return component.createObject(stack, shared) as Item;
    }

    function back() {
        sheet.visible = false;
        if (stack.depth > 1)
            stack.pop();
    }

    function start() {
        sheet.visible = false;
        if (stack.depth > 1)
            stack.pop(null);
    }

    color: Theme.plinth
    title: "Schaukasten"

    Component.onCompleted: {
        if (root.firstPage !== "home")
            root.open(root.firstPage, root.firstItem);
    }

    Binding {
        property: "landscape"
        target: Theme
        value: root.wide
    }

    Binding {
        property: "warned"
        target: Theme
        value: root.warned
    }

    Binding {
        property: "frameWidth"
        target: Theme
        value: root.width / root.scaling
    }

    Binding {
        property: "frameHeight"
        target: Theme
        value: root.height / root.scaling
    }

    Binding {
        property: "raised"
        target: Theme
        value: root.raised
    }

    Binding {
        property: "scale"
        target: Theme
        value: root.scaling * root.Screen.devicePixelRatio
    }

    Binding {
        property: "scheme"
        target: Theme
        value: root.terminal.scheme
    }

    Binding {
        property: "textSize"
        target: Theme
        value: root.terminal.textSize
    }

    Binding {
        property: "motion"
        target: Theme
        value: root.motion
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

    Item {
        id: frame

        height: root.height / root.scaling
        scale: root.scaling
        transformOrigin: Item.TopLeft
        width: root.width / root.scaling

        T.StackView {
            id: stack

            anchors.fill: parent
            enabled: !sheet.visible && !root.alarmed

            initialItem: HomePage {
                home: root.models.home as HomeModel
                name: "home"
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
        }

        ReadingSheet {
            id: sheet

            height: Theme.barY - y
            terminal: root.terminal
            visible: false
            width: parent.width
            y: Theme.horizonY

            onDone: sheet.visible = false
        }

        BottomBar {
            enabled: !root.alarmed
            home: root.depth === 1
            reading: sheet.visible
            spare: root.warned && root.wide ? Theme.colWidth(4) + Theme.gutter : 0
            x: Theme.margin
            y: Theme.barY

            onBack: root.back()
            onRead: sheet.visible = !sheet.visible
            onStart: root.start()
        }

        Plinth {
            height: Theme.plinthHeight
            line: root.page !== null && root.page.plinthLine !== "" ? root.page.plinthLine : root.terminal.stand
            office: root.terminal.office
            place: root.terminal.name
            secondLine: root.page !== null && root.page.plinthLine !== "" ? root.page.plinthSecond : root.terminal.standSecond
            width: parent.width
            y: Theme.plinthY
        }

        WarningBanner {
            clock: root.terminal.clock
            visible: root.warned
            warnings: root.warnings
            width: parent.width
        }

        Lip {
            id: further

            enabled: !root.alarmed
            face: root.warnings.bannerDrill ? Theme.drill : Theme.alertText
            height: root.wide ? Theme.barHeight : 126
            lip: root.warnings.bannerDrill ? Theme.lip : Theme.alert
            // Its own page says all there is of the one: there it leads to the others.
            text: root.pageName === "warning-detail" ? qsTr("Alle Warnungen") : root.warnings.bannerDrill ? qsTr("Mehr zur Übung") : qsTr("Mehr zur Warnung")
            visible: root.warned && !sheet.visible
            width: root.wide ? Theme.colWidth(4) : Theme.contentWidth
            x: root.wide ? Theme.colX(8) : Theme.margin
            y: root.wide ? Theme.barY : Theme.chooseBottom + Theme.gutter

            contentItem: Item {
                Row {
                    anchors.centerIn: parent
                    spacing: Theme.space3

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        color: label.color
                        name: "alert-triangle"
                        size: 84
                    }

                    TypeLabel {
                        id: label

                        anchors.verticalCenter: parent.verticalCenter
                        color: root.warnings.bannerDrill ? Theme.drillText : Theme.alert
                        size: 64
                        text: further.text
                        wrapMode: Text.NoWrap
                    }
                }
            }

            onClicked: {
                if (root.pageName === "warning-detail")
                    root.open("warnings", "");
                else
                    root.open("warning-detail", root.warnings.banner);
            }
        }

        Loader {
            id: over

            active: root.alarmed
            focus: root.alarmed
            height: parent.height
            width: parent.width
            z: 1

            sourceComponent: WarningOver {
                terminal: root.terminal
                warnings: root.warnings

                onMore: item => {
                    root.warnings.acknowledge();
                    root.open("warning-detail", item);
                }
                onRead: root.warnings.acknowledge()
            }
        }

        Toast {
            id: toast

            width: Theme.contentWidth
            x: Theme.margin
            y: Theme.horizonY - 152
        }
    }
}
