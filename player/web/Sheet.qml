// SPDX-FileCopyrightText: 2026 The Schaukasten authors
// SPDX-License-Identifier: EUPL-1.2

pragma ComponentBehavior: Bound

import QtQuick
import QtWebEngine

// A foreign page and nothing round it: what it asks for beyond being shown is refused here.
WebEngineView {
    id: root

    required property QtObject visit
    required property real zoom

    // Whether there is more of the page than is seen, in the page's own px.
    readonly property bool above: root.scrollPosition.y > 1
    readonly property bool below: root.scrollPosition.y + root.height < root.contentsSize.height - 1

    anchors.fill: parent
    audioMuted: true
    backgroundColor: "white"
    touchHandleDelegate: null
    zoomFactor: root.zoom

    settings {
        allowGeolocationOnInsecureOrigins: false
        allowRunningInsecureContent: false
        allowWindowActivationFromJavaScript: false
        autoLoadIconsForPage: false
        backForwardCacheEnabled: false
        dnsPrefetchEnabled: false
        errorPageEnabled: false
        focusOnNavigationEnabled: false
        fullScreenSupportEnabled: false
        hyperlinkAuditingEnabled: false
        javascriptCanAccessClipboard: false
        javascriptCanOpenWindows: false
        javascriptCanPaste: false
        localContentCanAccessFileUrls: false
        localContentCanAccessRemoteUrls: false
        navigateOnDropEnabled: false
        pdfViewerEnabled: false
        playbackRequiresUserGesture: true
        pluginsEnabled: false
        screenCaptureEnabled: false
        touchEventsApiEnabled: true
        touchIconsEnabled: false
        // asked about as a navigation, and refused there
        unknownUrlSchemePolicy: WebEngineSettings.AllowUnknownUrlSchemesFromUserInteraction
        webRTCPublicInterfacesOnly: true
    }

    onAuthenticationDialogRequested: request => {
        request.accepted = true;
        request.dialogReject();
    }
    onCertificateError: error => error.rejectCertificate()
    onColorDialogRequested: request => {
        request.accepted = true;
        request.dialogReject();
    }
    onContextMenuRequested: request => request.accepted = true
    onDesktopMediaRequested: request => request.cancel()
    onFileDialogRequested: request => {
        request.accepted = true;
        request.dialogReject();
    }
    onFileSystemAccessRequested: request => request.reject()
    onFullScreenRequested: request => request.reject()
    onJavaScriptConsoleMessage: (level, message, line, source) => {}
    onJavaScriptDialogRequested: request => {
        request.accepted = true;
        request.dialogReject();
    }
    onNavigationRequested: request => {
        if (root.visit.follows(request.url, request.isMainFrame))
            request.accept();
        else
            request.reject();
    }
    onNewWindowRequested: request => {
        if (request.userInitiated && root.visit.follows(request.requestedUrl, true))
            root.url = request.requestedUrl;
    }
    onPermissionRequested: permission => permission.deny()
    onRegisterProtocolHandlerRequested: request => request.reject()
    onSelectClientCertificate: selection => selection.selectNone()
    onTooltipRequested: request => request.accepted = true
    onTouchSelectionMenuRequested: request => request.accepted = true
    onWebAuthUxRequested: request => request.cancel()

    onCanGoBackChanged: root.visit.changed()
    // it has none before the first answer of a server
    onContentsSizeChanged: root.visit.began()
    onLoadingChanged: info => {
        root.visit.changed();
        if (info.status === WebEngineView.LoadFailedStatus)
            root.visit.failed(info.errorDomain, info.errorCode);
    }
    // a page of another host begins with a factor of its own
    onLoadProgressChanged: root.zoomFactor = root.zoom
    onRenderProcessTerminated: (status, code) => root.visit.died()
    onAboveChanged: root.visit.changed()
    onBelowChanged: root.visit.changed()
    onTitleChanged: root.visit.changed()
    onUrlChanged: root.visit.changed()
}
