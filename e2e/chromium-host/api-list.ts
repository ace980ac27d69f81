import type * as Electron from 'electron'

/** Names that must exist in electron.d.ts: a name that Electron drops or renames is a type error here. */
const members =
  <Full>() =>
  <const Names extends readonly (keyof Full)[]>(...names: Names): Names =>
    names

type Emits<Full, Name extends string> = Full extends { on(event: Name, listener: () => void): unknown }
  ? Name
  : never

const events =
  <Full>() =>
  <const Names extends readonly string[]>(
    ...names: { [Place in keyof Names]: Emits<Full, Names[Place] & string> }
  ): readonly string[] =>
    names

/**
 * The part of Electron's API that the Chromium host stands in for: all of it, in one place. What is implemented is
 * typed as `Pick<..., (typeof api.<name>)[number]>`; whatever is not listed throws "not on the Chromium host".
 */
export const api = {
  app: members<Electron.App>()(
    'commandLine',
    'enableSandbox',
    'exit',
    'focus',
    'getAppPath',
    'getLocale',
    'getName',
    'getPath',
    'getVersion',
    'hasSingleInstanceLock',
    'isPackaged',
    'isReady',
    'name',
    'quit',
    'releaseSingleInstanceLock',
    'requestSingleInstanceLock',
    'setAppUserModelId',
    'setName',
    'setPath',
    'whenReady',
  ),
  commandLine: members<Electron.CommandLine>()('appendSwitch', 'getSwitchValue', 'hasSwitch'),
  BrowserWindow: members<typeof Electron.BrowserWindow>()(
    'fromWebContents',
    'getAllWindows',
    'getFocusedWindow',
  ),
  browserWindow: members<Electron.BrowserWindow>()(
    'close',
    'destroy',
    'focus',
    'getBounds',
    'getContentSize',
    'getSize',
    'getTitle',
    'hide',
    'id',
    'isDestroyed',
    'isFocused',
    'isMinimized',
    'isVisible',
    'loadURL',
    'minimize',
    'restore',
    'setBounds',
    'setContentSize',
    'setSize',
    'setTitle',
    'show',
    'showInactive',
    'webContents',
  ),
  webContents: members<Electron.WebContents>()(
    'close',
    'focus',
    'forcefullyCrashRenderer',
    'getTitle',
    'getURL',
    'id',
    'isCrashed',
    'isDestroyed',
    'isLoading',
    'loadURL',
    'mainFrame',
    'reload',
    'send',
    'session',
    'setWebRTCIPHandlingPolicy',
    'setWindowOpenHandler',
  ),
  frame: members<Electron.WebFrameMain>()(
    'detached',
    'frameToken',
    'frameTreeNodeId',
    'isDestroyed',
    'name',
    'origin',
    'parent',
    'processId',
    'routingId',
    'top',
    'url',
  ),
  ipcMain: members<Electron.IpcMain>()(
    'handle',
    'handleOnce',
    'off',
    'on',
    'once',
    'removeAllListeners',
    'removeHandler',
    'removeListener',
  ),
  session: members<Electron.Session>()(
    'isPersistent',
    'protocol',
    'setDevicePermissionHandler',
    'setPermissionCheckHandler',
    'setPermissionRequestHandler',
    'webRequest',
  ),
  webRequest: members<Electron.WebRequest>()('onBeforeRequest'),
  sessions: members<typeof Electron.session>()('defaultSession', 'fromPartition'),
  protocol: members<Electron.Protocol>()(
    'handle',
    'isProtocolHandled',
    'registerSchemesAsPrivileged',
    'unhandle',
  ),
  dialog: members<Electron.Dialog>()('showErrorBox', 'showMessageBox', 'showOpenDialog', 'showSaveDialog'),
  clipboard: members<Electron.Clipboard>()('clear', 'readText', 'writeText'),
  shell: members<Electron.Shell>()('openExternal', 'showItemInFolder'),
  Menu: members<typeof Electron.Menu>()('buildFromTemplate', 'getApplicationMenu', 'setApplicationMenu'),
  menu: members<Electron.Menu>()('items'),
  nativeTheme: members<Electron.NativeTheme>()('shouldUseDarkColors'),
  Notification: members<typeof Electron.Notification>()('isSupported'),
  notification: members<Electron.Notification>()('close', 'show'),
  powerMonitor: members<Electron.PowerMonitor>()('getSystemIdleTime'),
  utilityProcess: members<typeof Electron.utilityProcess>()('fork'),
  utility: members<Electron.UtilityProcess>()('kill', 'pid', 'postMessage', 'stderr', 'stdout'),
} as const

/** The events that can be listened to. Those marked never are accepted and never come. */
export const emitted = {
  app: events<Electron.App>()(
    'activate', // never: macOS only
    'before-quit',
    'browser-window-created',
    'certificate-error', // never
    'child-process-gone', // never
    'quit',
    'ready',
    'render-process-gone',
    'second-instance',
    'web-contents-created',
    'will-quit',
    'window-all-closed',
  ),
  browserWindow: events<Electron.BrowserWindow>()(
    'blur',
    'close',
    'closed',
    'focus',
    'hide',
    'minimize',
    'ready-to-show',
    'resize', // never
    'restore',
    'show',
  ),
  webContents: events<Electron.WebContents>()(
    'before-input-event', // never: a key can't be held back
    'context-menu',
    'destroyed',
    'did-fail-load',
    'did-finish-load',
    'did-navigate',
    'dom-ready',
    'preload-error',
    'render-process-gone',
    'will-attach-webview', // never: there is no webview
    'will-frame-navigate',
    'will-navigate',
    'will-redirect',
  ),
  session: events<Electron.Session>()('will-download'), // never
  nativeTheme: events<Electron.NativeTheme>()('updated'),
  notification: events<Electron.Notification>()(
    'click', // at the order of a spec only
    'close',
    'failed', // never
    'show',
  ),
  powerMonitor: events<Electron.PowerMonitor>()(
    'lock-screen',
    'resume',
    'shutdown',
    'suspend',
    'unlock-screen',
  ), // at the order of a spec only
  utility: events<Electron.UtilityProcess>()('exit', 'message', 'spawn'),
} as const

type Api = typeof api

export type Part<Full, Names extends readonly (keyof Full)[]> = Pick<Full, Names[number]>
export type AppPart = Part<Electron.App, Api['app']>
export type CommandLinePart = Part<Electron.CommandLine, Api['commandLine']>
export type WindowPart = Part<Electron.BrowserWindow, Api['browserWindow']>
export type ContentsPart = Part<Electron.WebContents, Api['webContents']>
export type FramePart = Part<Electron.WebFrameMain, Api['frame']>
export type SessionPart = Part<Electron.Session, Api['session']>
export type NotificationPart = Part<Electron.Notification, Api['notification']>
export type ProtocolPart = Part<Electron.Protocol, Api['protocol']>
export type UtilityPart = Part<Electron.UtilityProcess, Api['utility']>
