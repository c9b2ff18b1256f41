// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

import QtQuick
import QtTest
import Kiosk.Controls
import Kiosk.Theme

Item {
    id: window

    height: 1400
    visible: true
    width: 2160

    Component {
        id: tileComponent

        Tile {
            height: 376
            live: "Heute 6, morgen 3"
            symbol: "calendar-event"
            text: "Veranstaltungen"
            width: Theme.colWidth(2)
        }
    }

    Component {
        id: rowComponent

        ListRow {
            lead: "16:00"
            note: "Bistensee"
            text: "Anbaden am Bistensee"
            width: Theme.colWidth(6)
        }
    }

    Component {
        id: dayComponent

        DateKey {
            number: "17"
            weekday: "So"
        }
    }

    Component {
        id: chipComponent

        Chip {
            text: "Haby"
        }
    }

    Component {
        id: actionComponent

        ActionKey {
            subtitle: "noch 2 Termine"
            symbol: "calendar-event"
            text: "Weitere Tage"
        }
    }

    Component {
        id: qrComponent

        QrCard {
            content: "https://example.org/termine/1"
            line: "Termin aufs Handy"
        }
    }

    Component {
        id: spyComponent

        SignalSpy {}
    }

    TestCase {
        name: "Controls"
        visible: true
        when: windowShown

        function init() {
            Theme.motion = false;
            Theme.textSize = 1.0;
        }

        function made(component) {
            const item = createTemporaryObject(component, window);
            verify(item !== null);
            return item;
        }

        function test_a_tile_is_pressed_at_once_and_says_its_name() {
            const tile = made(tileComponent);
            const spy = createTemporaryObject(spyComponent, window, {
                target: tile,
                signalName: "clicked"
            });
            compare(tile.shift, 0);
            mousePress(tile, 50, 50);
            compare(tile.shift, Theme.pressDepth);
            mouseRelease(tile, 50, 50);
            tryCompare(tile, "shift", 0);
            compare(spy.count, 1);
            compare(tile.Accessible.name, "Veranstaltungen");
            compare(tile.Accessible.role, Accessible.Button);
        }

        function test_a_touch_is_a_click() {
            const tile = made(tileComponent);
            const spy = createTemporaryObject(spyComponent, window, {
                target: tile,
                signalName: "clicked"
            });
            const touch = touchEvent(tile);
            touch.press(0, tile, 100, 100).commit();
            compare(tile.down, true);
            touch.release(0, tile, 100, 100).commit();
            compare(spy.count, 1);
        }

        function test_what_is_selected_has_no_lip() {
            const chip = made(chipComponent);
            compare(chip.raised, true);
            chip.selected = true;
            compare(chip.raised, false);
            compare(chip.surface, Theme.selected);
        }

        function test_disabled_takes_no_touch() {
            const chip = made(chipComponent);
            const spy = createTemporaryObject(spyComponent, window, {
                target: chip,
                signalName: "clicked"
            });
            chip.enabled = false;
            mouseClick(chip, 40, 40);
            compare(spy.count, 0);
            compare(chip.raised, false);
        }

        function test_targets_are_large_enough_data() {
            return [
                {
                    tag: "row",
                    component: rowComponent
                },
                {
                    tag: "day",
                    component: dayComponent
                },
                {
                    tag: "chip",
                    component: chipComponent
                },
                {
                    tag: "action",
                    component: actionComponent
                }
            ];
        }

        function test_targets_are_large_enough(data) {
            const item = made(data.component);
            verify(item.width >= Theme.touchTarget, item.width);
            verify(item.height >= Theme.touchTarget, item.height);
        }

        function test_rows_grow_with_the_text() {
            const row = made(rowComponent);
            const normal = row.implicitHeight;
            Theme.textSize = 1.5;
            tryVerify(() => row.implicitHeight > normal);
        }

        function test_a_long_title_wraps_and_is_not_cut() {
            const row = made(rowComponent);
            const normal = row.implicitHeight;
            row.text = "Öffentliche Sitzung der Gemeindevertretung mit Einwohnerfragestunde und Ehrungen";
            tryVerify(() => row.implicitHeight > normal);
        }

        function test_the_code_is_never_smaller_than_phones_can_read() {
            const card = made(qrComponent);
            verify(card.codeSize >= 424);
            card.width = 400;
            verify(card.codeSize >= 424);
        }

        function test_a_scheme_changes_every_colour() {
            const light = String(Theme.ground);
            Theme.scheme = "dark";
            verify(String(Theme.ground) !== light);
            Theme.scheme = "contrast";
            compare(Theme.edge, 6);
            Theme.scheme = "light";
            compare(String(Theme.ground), light);
        }
    }
}
