/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the API answers, such as `https://api.example.org`; where the page came from when absent. */
  readonly VITE_SCORECARD_API?: string;
}
