// Runs before the first paint, so that neither the theme nor the language flashes. A file of its own: scripts are never inline.
(() => {
  const root = document.documentElement;
  try {
    const chosen = localStorage.getItem('scorecard-theme');
    const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.mantineColorScheme = dark ? 'dark' : 'light';
    root.lang = localStorage.getItem('scorecard-language') || (navigator.language.startsWith('ko') ? 'ko' : 'en');
  } catch {
    // Storage is blocked: the defaults of index.html stand.
  }
})();
