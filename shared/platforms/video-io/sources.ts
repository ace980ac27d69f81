/** Where the rules come from. */
export const sources = {
  api: 'https://docs.video.io/api/latest/sessions',
  android: 'https://docs.video.io/android/1.2.1/core-sessions',
  javascript: 'https://docs.video.io/javascript/core-session',
  code: 'https://github.com/Video-io/videokit-nodejs: index.js (0.0.6, 27 April 2021)',
  dormant:
    'https://github.com/Video-io: VideoKit-iOS 1.3.0-rc01 of 25 May 2023, VideoKit-Android-Samples of 31 May 2023',
  hidden: 'Unicode UTR #36, 2 (visual spoofing, bidirectional text)',
} as const
