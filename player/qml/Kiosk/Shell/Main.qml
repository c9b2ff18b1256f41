// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

// The window: one frame in px of LOOK.md, scaled to the panel, and its layers from below: the page,
// a sheet, bar and plinth, the warning that stays, the programme, the warning that nobody may miss,
// and the question whether somebody is still there.
pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Backend
import Kiosk.Controls
import Kiosk.Pages
import Kiosk.Theme

Window {
    id: root

    required property Terminal terminal
    required property Session session
    required property Voice voice
    required property KeyPad keys
    required property Heart heart
    // By their names: the pages of player/pages.py, and the models they are made with.
    required property var models
    required property var pages
    required property string firstPage
    required property string firstItem
    // As in player/zones.py.
    required property var zones
    property bool motion: true

    readonly property bool wide: root.width > root.height
    readonly property real fitting: Math.max(0.05, Math.min(root.width / (root.wide ? 3840 : 2160), root.height / (root.wide ? 2160 : 3840)))
    // What lies over the bar hides the key for it: on a panel that hangs high it comes down by itself.
    readonly property bool lowered: root.terminal.lowered || root.zones.lowered_scale < 1 && (root.alarmed || root.session.stage === "asking")
    readonly property real scaling: root.fitting * (root.lowered ? root.zones.lowered_scale : 1)
    readonly property KioskPage page: stack.page
    // As in player/pages.py.
    readonly property string pageName: root.page?.name ?? ""
    // The page, or what lies over it.
    readonly property string shown: root.asking ? "still-there" : root.alarmed ? "warning" : root.stage === "dark" ? "dark" : root.covered ? root.instead.name : root.resting ? "programme" : root.pageName
    readonly property string stage: root.session.stage
    // Which notices are to be seen, as a page's `presented` says it.
    readonly property string presenting: root.shown === "programme" ? "poster " + root.programme.standing + " 0" : root.shown === root.pageName && root.alone && (root.page?.cover ?? null) === null ? root.page?.presented ?? "" : ""
    readonly property bool dark: root.shown === "dark"
    // In device pixels; the width is that of one cell.
    readonly property rect canaryPlace: Qt.rect(canary.x * Theme.scale, canary.y * Theme.scale, canary.cell * Theme.scale, canary.cell * Theme.scale)
    readonly property int depth: stack.depth
    readonly property bool busy: stack.busy || sinking.running
    readonly property bool loading: Waiting.scenes > 0
    readonly property WarningsModel warnings: root.models.warnings as WarningsModel
    readonly property ProgrammeModel programme: root.models.programme as ProgrammeModel
    readonly property InsteadModel instead: root.models.instead as InsteadModel
    // Something lies over all pages instead of them; warnings can be read all the same.
    readonly property bool covered: root.instead.name !== "" && !["warnings", "warning-detail"].includes(root.pageName)
    // A meeting is on: its agenda stays up.
    readonly property string meeting: root.instead.meeting
    // Nobody is here: the programme lies over the page.
    readonly property bool resting: root.stage === "attract" && root.meeting === "" && !root.covered
    // We ask whether somebody is still there.
    readonly property bool asking: root.stage === "asking" && !root.covered
    // No sheet lies over the page.
    readonly property bool alone: sheets.showing === ""
    // A warning lies over the page, or stays above it.
    readonly property bool alarmed: root.warnings.over !== ""
    readonly property bool warned: root.warnings.banner !== ""

    // What lies over the page, and leaves what is round it as it was.
    readonly property Item top: sheets.showing !== "" ? sheets : root.page?.cover ?? null
    // What the keys lead through and the voice tells: what lies on top, and all round it that counts.
    readonly property list<Item> keyed: root.asking ? [asked] : root.alarmed ? [alarm] : root.covered ? [over] : root.top !== null ? [root.top, further, bar] : [root.page, banner, further, bar, plinth]

    function open(page: string, item: string) {
        sheets.close();
        stack.open(page, item);
    }

    function back() {
        if (root.asking)
            root.session.stay();
        else if (sheets.showing !== "")
            sheets.close();
        else if (root.page.cover !== null)
            root.page.uncover();
        else
            stack.back();
    }

    function start() {
        sheets.close();
        stack.start();
    }

    // What stands there while nobody is here.
    function rest() {
        root.start();
        if (root.meeting !== "")
            stack.open("meeting-detail", root.meeting);
    }

    function search() {
        sheets.close();
        stack.search();
    }

    function help() {
        root.session.stay();
        sheets.close();
        if (root.pageName !== "help" && !root.covered)
            stack.open("help", "");
    }

    color: Theme.plinth
    title: "Schaukasten"

    Component.onCompleted: {
        if (root.firstPage !== "home" && root.firstPage in root.pages)
            stack.open(root.firstPage, root.firstItem);
        else
            root.rest();
    }
    onAlarmedChanged: {
        sheets.close();
        root.session.shows(root.alone, root.alarmed);
    }
    onMeetingChanged: {
        if (root.stage === "attract" || root.stage === "dark")
            root.rest();
    }
    onAloneChanged: root.session.shows(root.alone, root.alarmed)
    onPageChanged: root.session.comes(root.page?.name ?? "")

    Connections {
        function onReset() {
            root.rest();
            (root.models.search as SearchModel).reset();
        }

        target: root.session
    }

    Wearing {
        glass: Qt.size(root.width, root.height)
        lowered: root.lowered
        motion: root.motion
        scaling: root.scaling
        terminal: root.terminal
        warned: root.warned
        wide: root.wide
        zones: root.zones
    }

    KeyFrame {
        id: frame

        keys: root.keys
        roots: root.keyed
        subject: root.warnings.over

        onBack: {
            if (root.asking || !root.alarmed)
                root.back();
        }
        onHelp: {
            if (root.alarmed)
                root.session.stay();
            else
                root.help();
        }
        onSilenced: root.voice.hush()
        onTold: text => root.voice.murmur(text)

        height: root.height / root.scaling
        scale: root.scaling
        transform: Translate {
            id: sunk
        }
        transformOrigin: Item.TopLeft
        width: root.width / root.scaling

        // What comes down is seen to do so.
        Connections {
            function onLoweredChanged() {
                if (Theme.lowered)
                    sinking.restart();
            }

            target: Theme
        }

        NumberAnimation {
            id: sinking

            duration: Theme.motionSheet
            easing.type: Easing.OutCubic
            from: -Theme.fold * root.scaling
            property: "y"
            target: sunk
            to: 0
        }

        PageStack {
            id: stack

            anchors.fill: parent
            enabled: sheets.showing === "" && !root.alarmed && !root.covered
            models: root.models
            pages: root.pages
            terminal: root.terminal

            onFailed: toast.show(qsTr("Wir sind wieder am Anfang. Das lag an uns."), "home")
        }

        Sheets {
            id: sheets

            onHelped: root.help()

            height: Theme.barY - y
            lowering: root.zones.low
            terminal: root.terminal
            width: parent.width
            y: Theme.horizonY
        }

        BottomBar {
            id: bar

            enabled: !root.alarmed && !root.covered
            home: root.depth === 1
            language: root.terminal.letters
            lowered: root.terminal.lowered
            pageName: root.pageName
            sheet: sheets.showing
            // the key that leads to a warning takes the rest
            width: Theme.colWidth(root.warned && root.wide ? 8 : Theme.columns)
            withLower: !root.zones.low
            x: Theme.handed(Theme.margin, width)
            y: Theme.barY

            onAsked: sheet => sheets.toggle(sheet)
            onBack: root.back()
            onLower: root.terminal.choose_lowered(!root.terminal.lowered)
            onSearched: root.search()
            onStart: root.start()
        }

        Plinth {
            id: plinth

            height: Theme.plinthHeight
            line: root.page !== null && root.page.plinthLine !== "" ? root.page.plinthLine : root.terminal.stand
            office: root.terminal.office
            place: root.terminal.name
            secondLine: root.page !== null && root.page.plinthLine !== "" ? root.page.plinthSecond : root.terminal.standSecond
            width: parent.width
            y: Theme.plinthY
        }

        WarningBanner {
            id: banner

            clock: root.terminal.clock
            symbol: root.page?.symbol ?? ""
            title: root.page?.headed ? root.page.title : ""
            visible: root.warned
            warnings: root.warnings
            width: parent.width
        }

        WarningFurther {
            id: further

            enabled: !root.alarmed
            pageName: root.pageName
            visible: root.warned && sheets.showing === ""
            warnings: root.warnings

            onGo: (page, item) => root.open(page, item)
        }

        Loader {
            id: asked

            active: root.asking
            focus: root.asking
            height: parent.height
            width: parent.width
            // Asked of whoever reads a warning, too.
            z: 2

            sourceComponent: StillThere {
                seconds: root.session.left
                terminal: root.terminal

                onFinished: root.session.finish()
                onSecondsChanged: {
                    if (root.motion && seconds === 10)
                        root.voice.say(qsTr("Noch %1 Sekunden. Sind Sie noch da?").arg(seconds));
                }
                onStayed: root.session.stay()
            }

            onActiveChanged: {
                if (!active)
                    root.voice.hush();
                else if (root.motion)
                    root.voice.say(qsTr("Sind Sie noch da?"));
            }
        }

        Rectangle {
            color: Theme.unlit
            height: parent.height
            visible: root.session.stage === "dark"
            width: parent.width
            z: 1
        }

        Loader {
            active: root.resting
            focus: root.resting
            height: parent.height
            width: parent.width
            z: 1

            sourceComponent: Programme {
                first: root.firstPage === "programme" ? root.firstItem : ""
                programme: root.programme
                session: root.session
                terminal: root.terminal
                warnings: root.warnings
            }

            onActiveChanged: {
                if (!active)
                    root.programme.wake();
                // what stood there before the night is nothing that anybody has just seen
                if (root.session.stage === "dark")
                    root.programme.reset();
            }
        }

        Loader {
            id: over

            active: root.covered && root.stage !== "dark"
            height: parent.height
            width: parent.width
            z: 1

            sourceComponent: InsteadOver {
                instead: root.instead
                terminal: root.terminal
                warnings: root.warnings
            }
        }

        Loader {
            id: alarm

            active: root.alarmed
            focus: root.alarmed && !root.asking
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

        Canary {
            id: canary

            cells: root.heart.cells
            visible: !root.dark
            x: parent.width - Theme.space1 - width
            y: parent.height - Theme.space1 - height
            z: 2
        }
    }
}
